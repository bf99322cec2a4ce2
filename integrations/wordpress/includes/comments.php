<?php
/**
 * Comments: WordPress' own, read and written by its REST API, by its rules.
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

add_filter( 'rest_allow_anonymous_comments', 'bantin_allow_anonymous' );
add_action( 'rest_after_insert_comment', 'bantin_notify', 10, 3 );

/**
 * Lets readers without an account comment by the REST API, if the site wants that. WordPress then does
 * with a comment what it does with one of its own form: who must sign in, name and e-mail address,
 * floods, duplicates, links, words, moderation.
 *
 * @param bool $is_allowed What others say.
 * @return bool
 */
function bantin_allow_anonymous( $is_allowed ) {
	return $is_allowed || bantin_setting( 'anonymous' );
}

/**
 * Tells moderators and authors by e-mail, if the site wants that. For comments by the REST API WordPress
 * does not do it by itself.
 *
 * @param WP_Comment      $comment The comment.
 * @param WP_REST_Request $request What was sent.
 * @param bool            $is_new  False where it was changed.
 */
function bantin_notify( $comment, $request, $is_new ) {
	if ( $is_new ) {
		wp_new_comment_notify_moderator( $comment->comment_ID );
		wp_new_comment_notify_postauthor( $comment->comment_ID );
	}
}

/**
 * The comments of an article.
 *
 * @param array<string, string> $written Attributes.
 * @param int                   $post_id The article.
 * @return array<string, mixed>
 */
function bantin_source_comments( $written, $post_id ) {
	$is_count = isset( $written['count-only'] );
	if ( isset( $written['src'] ) ) {
		return array();
	}
	$post = get_post( $post_id );
	if ( ! $post_id || ! $post ) {
		return array( 'note' => __( 'Comments belong to an article, and there is none here.', 'bantin' ) );
	}
	if ( ! bantin_is_public( $post ) ) {
		return array( 'note' => __( 'Comments show once everybody may read the article: now it is a draft, private, or has a password.', 'bantin' ) );
	}
	$count   = bantin_count( $post_id );
	$is_open = comments_open( $post );
	if ( ! $is_open && 0 === $count && ! $is_count ) {
		return array( 'note' => __( 'Comments are closed for this article, and there are none.', 'bantin' ) );
	}
	$attributes = array(
		'src'     => bantin_comments_url( $post_id, bantin_size( $written, 50 ) ),
		'adapter' => 'wordpress-comments',
		'article' => (string) $post_id,
	);
	if ( $is_count ) {
		return array(
			'attributes' => $attributes,
			'inside'     => esc_html( number_format_i18n( $count ) ),
		);
	}
	$attributes['sort'] = 'desc' === get_option( 'comment_order' ) ? 'newest' : 'oldest';
	if ( get_option( 'require_name_email' ) ) {
		$attributes['email'] = 'required';
	}
	$slots = array();
	if ( ! $is_open ) {
		$attributes['anonymous'] = 'read-only';
	} elseif ( get_option( 'comment_registration' ) || ! bantin_allow_anonymous( false ) ) {
		$attributes['anonymous'] = 'sign-in';
		$slots['sign-in']        = bantin_sign_in( $post_id );
	}
	return array(
		'attributes' => $attributes,
		'inside'     => bantin_newest_comments( $post_id ),
		'slots'      => $slots,
		'beside'     => '<noscript><p>' . esc_html__( 'To write a comment, please turn on JavaScript.', 'bantin' ) . '</p></noscript>',
	);
}

/**
 * How many comments an article has, as the widget counts them: WordPress' own number has the pingbacks, too.
 *
 * @param int $post_id The article.
 * @return int
 */
function bantin_count( $post_id ) {
	return (int) get_comments(
		array(
			'post_id' => $post_id,
			'status'  => 'approve',
			'type'    => 'comment',
			'count'   => true,
		)
	);
}

/**
 * Where the comments of an article are.
 *
 * @param int $post_id The article; 0 for the route alone.
 * @param int $size    How many come at once.
 * @return string
 */
function bantin_comments_url( $post_id, $size = 0 ) {
	$url = rest_url( 'wp/v2/comments' );
	if ( ! $post_id ) {
		return $url;
	}
	// The oldest first, so that an answer never comes before what it answers.
	$ask = array(
		'post'     => $post_id,
		'per_page' => $size,
		'orderby'  => 'date_gmt',
		'order'    => 'asc',
	);
	return add_query_arg( $ask, $url );
}

/**
 * The ten newest comments, for readers without a script and for who collects pages.
 *
 * @param int $post_id The article.
 * @return string
 */
function bantin_newest_comments( $post_id ) {
	$comments = get_comments(
		array(
			'post_id' => $post_id,
			'status'  => 'approve',
			'type'    => 'comment',
			'number'  => 10,
		)
	);
	$items    = '';
	foreach ( $comments as $comment ) {
		$items .= sprintf(
			'<li><a href="%s">%s</a>: %s</li>',
			esc_url( get_permalink( $post_id ) . '#comment-' . $comment->comment_ID ),
			esc_html( bantin_words( get_comment_author( $comment ) ) ),
			esc_html( bantin_words( $comment->comment_content ) )
		);
	}
	return $items ? "<ol>$items</ol>" : '';
}

/**
 * In place of the form for readers who are not signed in.
 *
 * @param int $post_id The article to come back to.
 * @return string
 */
function bantin_sign_in( $post_id ) {
	$links = array(
		array( wp_login_url( get_permalink( $post_id ) ), __( 'Sign in to comment', 'bantin' ) ),
	);
	if ( get_option( 'users_can_register' ) ) {
		$links[] = array( wp_registration_url(), __( 'Register', 'bantin' ) );
	}
	$made = array();
	foreach ( $links as list( $url, $words ) ) {
		$made[] = sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html( $words ) );
	}
	return '<p slot="sign-in">' . implode( ' · ', $made ) . '</p>';
}
