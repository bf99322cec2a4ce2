<?php
/**
 * An element with what is in it, and the scripts of the page.
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

/**
 * An element, as it stands in a page.
 *
 * @param string               $name    Without `bantin-`.
 * @param array<string, mixed> $given   What somebody set.
 * @param int                  $post_id The article it is in; 0 for none.
 * @param string               $inside  Markup of their own for readers without a script; empty for ours.
 * @return string Markup, escaped.
 */
function bantin_element( $name, $given, $post_id, $inside = '' ) {
	list( $written, $notes ) = bantin_attributes( $name, $given );

	$source = bantin_source( $name, $written, $post_id );
	if ( isset( $source['note'] ) ) {
		return bantin_note( array_merge( $notes, array( $source['note'] ) ), $post_id );
	}
	$inside = $inside ? wp_kses_post( $inside ) : ( isset( $source['inside'] ) ? $source['inside'] : '' );
	if ( is_feed() ) {
		// Where feeds are read no script runs.
		return bantin_literal( $inside );
	}
	foreach ( isset( $source['slots'] ) ? $source['slots'] : array() as $slot => $ours ) {
		// What who writes has for it stands in its place.
		$inside .= preg_match( "~<[^>]*\\sslot=[\"']?{$slot}[\"'\\s>]~", $inside ) ? '' : $ours;
	}
	$inside    .= isset( $source['beside'] ) ? $source['beside'] : '';
	$markup     = '';
	$attributes = $written + ( isset( $source['attributes'] ) ? $source['attributes'] : array() );
	foreach ( $attributes as $key => $value ) {
		// esc_attr() leaves entities as they are: a browser would read another value than was looked at here.
		$markup .= sprintf( ' %s="%s"', $key, htmlspecialchars( $value, ENT_QUOTES, 'UTF-8' ) );
	}
	bantin_enqueue( $name, $attributes );
	return bantin_literal( "<bantin-$name$markup>$inside</bantin-$name>" ) . bantin_note( $notes, $post_id );
}

add_filter( 'wp_kses_allowed_html', 'bantin_allow_slots', 10, 2 );

/**
 * Lets who writes an article say in which place of an element something of theirs stands. WordPress takes the
 * attribute away, which does nothing elsewhere.
 *
 * @param array<string, array<string, mixed>|bool> $tags    What is allowed.
 * @param string|array<string, mixed>              $context For what.
 * @return array<string, array<string, mixed>|bool>
 */
function bantin_allow_slots( $tags, $context ) {
	if ( 'post' !== $context ) {
		return $tags;
	}
	foreach ( $tags as $tag => $attributes ) {
		if ( is_array( $attributes ) ) {
			$tags[ $tag ]['slot'] = true;
		}
	}
	return $tags;
}

/**
 * Markup in which nothing is a shortcode. WordPress looks for them after blocks were made, and headlines
 * and comments are by others than who wrote the article.
 *
 * @param string $markup Escaped.
 * @return string
 */
function bantin_literal( $markup ) {
	return strtr(
		$markup,
		array(
			'[' => '&#91;',
			']' => '&#93;',
		)
	);
}

/**
 * What is wrong, for who can change it; nothing for readers.
 *
 * @param string[] $notes   A line for each.
 * @param int      $post_id The article; 0 for none.
 * @return string Markup, escaped.
 */
function bantin_note( $notes, $post_id ) {
	$may = $post_id ? current_user_can( 'edit_post', $post_id ) : current_user_can( 'edit_theme_options' );
	if ( ! $notes || ! $may || is_feed() ) {
		return '';
	}
	return bantin_literal( sprintf( '<p class="bantin-note">Bantin: %s</p>', implode( '<br>', array_map( 'esc_html', $notes ) ) ) );
}

add_action( 'wp_enqueue_scripts', 'bantin_enqueue_heights' );

/**
 * The heights of elements go into the head of a page: they are for the time before the loader is there.
 * A classic theme makes its head before what is in the article.
 */
function bantin_enqueue_heights() {
	$post = is_singular() && '' !== bantin_loader() ? get_post() : null;
	if ( $post && preg_match( '~\[bantin_|<!-- wp:bantin/~', $post->post_content ) ) {
		wp_enqueue_style( 'bantin-heights' );
	}
}

/**
 * Has the page load what an element needs.
 *
 * @param string                $name       The element.
 * @param array<string, string> $attributes Its attributes.
 */
function bantin_enqueue( $name, $attributes ) {
	$loader = bantin_loader();
	if ( '' === $loader ) {
		return;
	}
	wp_enqueue_style( 'bantin-heights' );
	// Registered first, it runs first: elements of comments wait until it is known who reads them.
	wp_register_script_module( 'bantin-session', plugins_url( 'assets/session.js', BANTIN_FILE ), array(), BANTIN_VERSION );
	if ( 'comments' === $name && ! isset( $attributes['count-only'] ) ) {
		bantin_enqueue_session();
	}
	// An address of somebody else's has its version in it.
	$version = bantin_setting( 'loader' ) ? null : BANTIN_VERSION;
	foreach ( bantin_beside( $attributes ) as $file ) {
		wp_enqueue_script_module( "bantin-$file", preg_replace( '~[^/]*\.js(?=$|[?#])~', "$file.js", $loader, 1 ), array(), $version );
	}
	wp_enqueue_script_module( 'bantin', $loader, array(), $version );
}

/**
 * The files beside the loader that do what an attribute says.
 *
 * @param array<string, string> $attributes Of an element.
 * @return string[] Their names, without `.js`.
 */
function bantin_beside( $attributes ) {
	$adapter = isset( $attributes['adapter'] ) ? strtolower( $attributes['adapter'] ) : '';
	$others  = array( 'artalk', 'cusdis', 'discourse', 'feed', 'mastodon', 'remark42' );
	$files   = in_array( $adapter, $others, true ) ? array( $adapter ) : array();
	foreach (
		array(
			'body' => 'graphql',
			'live' => 'live',
		) as $key => $file
	) {
		if ( isset( $attributes[ $key ] ) ) {
			$files[] = $file;
		}
	}
	return $files;
}
