<?php
/**
 * Where each element has its data from on this site, and what readers get without a script.
 *
 * Each function here takes the attributes that were written and an article (0 for none), and gives
 * what the site adds to them:
 * - attributes: what holds where nothing was written;
 * - inside:     what readers get without a script, unless who writes has words of their own: markup that is escaped;
 * - slots:      what stands in a slot, unless who writes has something for it: markup, likewise, by the slot's name;
 * - beside:     what stands in the element of a page whatever those are, and in no feed: markup, likewise;
 * - note:       a line for who writes, where there is nothing to show to readers.
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

/**
 * What a site adds to an element.
 *
 * @param string                $name    Of the element.
 * @param array<string, string> $written Its attributes.
 * @param int                   $post_id The article it is in.
 * @return array{attributes?: array<string, string>, inside?: string, slots?: array<string, string>, beside?: string, note?: string}
 */
function bantin_source( $name, $written, $post_id ) {
	switch ( $name ) {
		case 'related':
			return bantin_source_related( $written, $post_id );
		case 'ticker':
			return bantin_source_ticker( $written, $post_id );
		case 'weather':
			return bantin_source_weather( $written );
		case 'comments':
			return bantin_source_comments( $written, $post_id );
		default:
			// A widget that the plugin has nothing to say of yet.
			return array();
	}
}

/**
 * How many items are asked for.
 *
 * @param array<string, string> $written Attributes.
 * @param int                   $usual   How many there are otherwise.
 * @return int
 */
function bantin_size( $written, $usual ) {
	$limit = isset( $written['limit'] ) ? (int) $written['limit'] : 0;
	// More is more than WordPress gives.
	return min( $limit > 0 ? $limit : $usual, 100 );
}

/**
 * Links to articles, in a list.
 *
 * @param int[] $ids The articles.
 * @return string
 */
function bantin_links( $ids ) {
	$items = '';
	foreach ( $ids as $id ) {
		$title  = bantin_title( $id );
		$link   = get_permalink( $id );
		$items .= sprintf( '<li><a href="%s">%s</a></li>', esc_url( $link ), esc_html( '' === $title ? $link : $title ) );
	}
	return $items ? "<ul>$items</ul>" : '';
}

/**
 * Related stories.
 *
 * @param array<string, string> $written Attributes.
 * @param int                   $post_id The article.
 * @return array<string, mixed>
 */
function bantin_source_related( $written, $post_id ) {
	$size  = bantin_size( $written, 8 );
	$found = $post_id ? array_slice( bantin_related( $post_id ), 0, $size ) : array();
	if ( isset( $written['src'] ) ) {
		return array( 'inside' => bantin_links( $found ) );
	}
	if ( ! $post_id ) {
		return array( 'note' => __( 'Related stories belong to an article, and there is none here.', 'bantin' ) );
	}
	if ( ! $found ) {
		return array( 'note' => __( 'No published story has a category or a tag of this one.', 'bantin' ) );
	}
	return array(
		'attributes' => array(
			'src'     => bantin_related_url( $post_id, $size ),
			'adapter' => 'bantin',
		),
		'inside'     => bantin_links( $found ),
	);
}

/**
 * The latest headlines, but for that of the article that they stand in.
 *
 * @param array<string, string> $written Attributes.
 * @param int                   $post_id The article.
 * @return array<string, mixed>
 */
function bantin_source_ticker( $written, $post_id ) {
	$size   = bantin_size( $written, 10 );
	$others = $post_id ? array( 'exclude' => $post_id ) : array();
	$latest = get_posts(
		$others + array(
			'numberposts'  => $size,
			'fields'       => 'ids',
			'has_password' => false,
		)
	);
	$inside = bantin_links( $latest );
	if ( isset( $written['src'] ) ) {
		return array( 'inside' => $inside );
	}
	if ( ! $latest ) {
		return array( 'note' => __( 'No story is published yet.', 'bantin' ) );
	}
	$ask = $others + array(
		'per_page' => $size,
		'_fields'  => 'id,date_gmt,link,title.rendered',
	);
	return array(
		'attributes' => array(
			'src'     => add_query_arg( $ask, rest_url( 'wp/v2/posts' ) ),
			'adapter' => 'wordpress',
		),
		'inside'     => $inside,
	);
}

/**
 * The weather: of a service that the site, or who writes, names.
 *
 * @param array<string, string> $written Attributes.
 * @return array<string, mixed>
 */
function bantin_source_weather( $written ) {
	$link   = bantin_setting( 'weather_link' );
	$inside = $link ? sprintf( '<a href="%s">%s</a>', esc_url( $link ), esc_html__( 'Weather forecast', 'bantin' ) ) : '';
	if ( isset( $written['src'] ) ) {
		return array( 'inside' => $inside );
	}
	$src = bantin_setting( 'weather_src' );
	if ( ! $src ) {
		return array( 'note' => __( 'The weather needs an address of data: here in src, or for the whole site under Settings → Bantin.', 'bantin' ) );
	}
	return array(
		'attributes' => array( 'src' => $src ),
		'inside'     => $inside,
	);
}
