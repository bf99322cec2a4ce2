<?php
/**
 * Stories that are related: by tag and by category of an article. WordPress' own list has the latest.
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

add_action( 'rest_api_init', 'bantin_related_route' );

/**
 * The ids of all stories related to an article, the nearest first.
 *
 * @param int $post_id The article.
 * @return int[]
 */
function bantin_related( $post_id ) {
	$changed = wp_cache_get_last_changed( 'posts' ) . wp_cache_get_last_changed( 'terms' );
	$key     = md5( "related $post_id $changed" );
	$kept    = wp_cache_get( $key, 'bantin' );
	if ( is_array( $kept ) ) {
		return $kept;
	}
	$shared = array();
	foreach ( array( 'category', 'post_tag' ) as $taxonomy ) {
		$terms = wp_get_object_terms( $post_id, $taxonomy, array( 'fields' => 'ids' ) );
		if ( is_array( $terms ) && $terms ) {
			$shared[ $taxonomy ] = $terms;
		}
	}
	$found = $shared ? bantin_ranked( $post_id, $shared ) : array();
	wp_cache_set( $key, $found, 'bantin', HOUR_IN_SECONDS );
	return $found;
}

/**
 * Ranks the newest hundred stories that share a term: a tag counts twice what a category does, and of
 * equals the newer is first.
 *
 * @param int                  $post_id The article.
 * @param array<string, int[]> $shared  Its terms, by taxonomy.
 * @return int[]
 */
function bantin_ranked( $post_id, $shared ) {
	$by = array( 'relation' => 'OR' );
	foreach ( $shared as $taxonomy => $terms ) {
		$by[] = array(
			'taxonomy'         => $taxonomy,
			'terms'            => $terms,
			'include_children' => false,
		);
	}
	$query = array(
		'post_type'              => get_post_type( $post_id ),
		'post_status'            => 'publish',
		'has_password'           => false,
		'posts_per_page'         => 100,
		'ignore_sticky_posts'    => true,
		'no_found_rows'          => true,
		'update_post_meta_cache' => false,
		'tax_query'              => $by, // phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_tax_query -- what is related is asked by terms, and the answer is kept.
	);
	/**
	 * Changes how related stories are looked for.
	 *
	 * @param array $query   As of WP_Query.
	 * @param int   $post_id The article.
	 */
	$posts = ( new WP_Query( apply_filters( 'bantin_related_query', $query, $post_id ) ) )->posts;
	$ids   = array_diff( wp_list_pluck( $posts, 'ID' ), array( $post_id ) );
	$rank  = array();
	foreach ( array_values( $ids ) as $place => $id ) {
		$score = 0;
		foreach ( $shared as $taxonomy => $terms ) {
			$own    = get_the_terms( $id, $taxonomy );
			$common = is_array( $own ) ? count( array_intersect( $terms, wp_list_pluck( $own, 'term_id' ) ) ) : 0;
			$score += 'post_tag' === $taxonomy ? 2 * $common : $common;
		}
		$rank[ $id ] = array( -$score, $place );
	}
	// Lists are compared item by item.
	asort( $rank );
	return array_keys( $rank );
}

/**
 * The route that the carousel asks.
 */
function bantin_related_route() {
	register_rest_route(
		'bantin/v1',
		'/related',
		array(
			'methods'             => WP_REST_Server::READABLE,
			'callback'            => 'bantin_related_answer',
			'permission_callback' => 'bantin_related_may',
			'args'                => array(
				'post'     => array(
					'type'     => 'integer',
					'minimum'  => 1,
					'required' => true,
				),
				'page'     => array(
					'type'    => 'integer',
					'minimum' => 1,
					'default' => 1,
				),
				'per_page' => array(
					'type'    => 'integer',
					'minimum' => 1,
					'maximum' => 100,
					'default' => 8,
				),
			),
		)
	);
}

/**
 * What is related to an article is for who may read the article.
 *
 * @param WP_REST_Request $request What is asked.
 * @return bool|WP_Error
 */
function bantin_related_may( $request ) {
	$post = get_post( (int) $request['post'] );
	if ( ! $post ) {
		return new WP_Error( 'bantin_no_post', __( 'There is no such article.', 'bantin' ), array( 'status' => 404 ) );
	}
	return bantin_is_public( $post ) || current_user_can( 'read_post', $post->ID );
}

/**
 * True where everybody may read an article.
 *
 * @param WP_Post $post The article.
 * @return bool
 */
function bantin_is_public( $post ) {
	return is_post_publicly_viewable( $post ) && '' === $post->post_password;
}

/**
 * A page of related stories, in the widgets' own model.
 *
 * @param WP_REST_Request $request What is asked.
 * @return WP_REST_Response
 */
function bantin_related_answer( $request ) {
	$all    = bantin_related( (int) $request['post'] );
	$size   = (int) $request['per_page'];
	$end    = $size * (int) $request['page'];
	$answer = array(
		'items' => array_map( 'bantin_story', array_slice( $all, $end - $size, $size ) ),
		'total' => count( $all ),
	);
	if ( $end < count( $all ) ) {
		$answer['next'] = bantin_related_url( (int) $request['post'], $size, (int) $request['page'] + 1 );
	}
	return rest_ensure_response( $answer );
}

/**
 * Where a page of related stories is.
 *
 * @param int $post_id The article.
 * @param int $size    How many are on it.
 * @param int $page    Which.
 * @return string
 */
function bantin_related_url( $post_id, $size, $page = 1 ) {
	$ask = array(
		'post'     => $post_id,
		'per_page' => $size,
	);
	if ( $page > 1 ) {
		$ask['page'] = $page;
	}
	return add_query_arg( $ask, rest_url( 'bantin/v1/related' ) );
}

/**
 * A story, as the carousel reads it.
 *
 * @param int $post_id Its id.
 * @return array<string, mixed>
 */
function bantin_story( $post_id ) {
	$post  = get_post( $post_id );
	$terms = get_the_category( $post_id );
	$story = array(
		'id'        => $post_id,
		'title'     => bantin_title( $post_id ),
		'url'       => get_permalink( $post_id ),
		'published' => get_post_time( 'c', true, $post ),
		'excerpt'   => bantin_words( get_the_excerpt( $post ) ),
		'author'    => get_the_author_meta( 'display_name', (int) $post->post_author ),
	);
	if ( $terms ) {
		$story['label'] = bantin_words( $terms[0]->name );
	}
	$picture = get_post_thumbnail_id( $post_id );
	$image   = $picture ? wp_get_attachment_image_src( $picture, 'medium_large' ) : false;
	if ( $image ) {
		$story['image'] = array(
			'src'    => $image[0],
			'width'  => $image[1],
			'height' => $image[2],
			'alt'    => (string) get_post_meta( $picture, '_wp_attachment_image_alt', true ),
			'srcset' => (string) wp_get_attachment_image_srcset( $picture, 'medium_large' ),
		);
	}
	return $story;
}

/**
 * The title of an article, as text.
 *
 * @param int $post_id The article.
 * @return string
 */
function bantin_title( $post_id ) {
	return bantin_words( get_the_title( $post_id ) );
}

/**
 * Text without tags and entities.
 *
 * @param string $html As WordPress has it.
 * @return string
 */
function bantin_words( $html ) {
	return trim( html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES, 'UTF-8' ) );
}
