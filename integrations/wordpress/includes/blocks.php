<?php
/**
 * Blocks and shortcodes: two ways to the same elements.
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

add_action( 'init', 'bantin_register' );
add_action( 'enqueue_block_editor_assets', 'bantin_tell_editor' );
add_action( 'the_post', 'bantin_see_loop', 10, 2 );

/**
 * Registers a block and a shortcode for each element.
 */
function bantin_register() {
	wp_register_style( 'bantin-heights', plugins_url( 'assets/heights.css', BANTIN_FILE ), array(), BANTIN_VERSION );
	wp_register_script(
		'bantin-editor',
		plugins_url( 'assets/editor.js', BANTIN_FILE ),
		array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-server-side-render' ),
		BANTIN_VERSION,
		true
	);
	foreach ( bantin_contract() as $name => $attributes ) {
		// A new widget is a shortcode before it is a block.
		if ( is_dir( __DIR__ . "/../blocks/$name" ) ) {
			register_block_type(
				__DIR__ . "/../blocks/$name",
				array(
					'attributes'      => array_map( 'bantin_block_attribute', $attributes ),
					'render_callback' => function ( $given, $content, $block ) use ( $name ) {
						return bantin_block( $name, $given, $block );
					},
				)
			);
		}
		add_shortcode(
			"bantin_$name",
			function ( $given, $content ) use ( $name ) {
				// Without attributes it is a text.
				return bantin_element( $name, is_array( $given ) ? $given : array(), bantin_post_id(), do_shortcode( (string) $content ) );
			}
		);
	}
}

/**
 * An attribute of the contract as one of a block.
 *
 * @param array<string, mixed> $of What its value may be.
 * @return array<string, mixed>
 */
function bantin_block_attribute( $of ) {
	switch ( $of['kind'] ) {
		case 'flag':
			return array( 'type' => 'boolean' );
		case 'number':
			// A field gives a text, who writes markup a number.
			return array( 'type' => array( 'number', 'string' ) );
		default:
			return array( 'type' => 'string' );
	}
}

/**
 * A block, as it stands in a page.
 *
 * @param string               $name  The element.
 * @param array<string, mixed> $given Attributes of the block, WordPress' own among them.
 * @param WP_Block             $block The block.
 * @return string Markup, escaped.
 */
function bantin_block( $name, $given, $block ) {
	$post_id = isset( $block->context['postId'] ) ? (int) $block->context['postId'] : 0;
	$ours    = array_intersect_key( $given, bantin_contract()[ $name ] );
	$markup  = bantin_element( $name, $ours, bantin_is_of_post() ? $post_id : 0 );
	return '' === $markup ? '' : sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), $markup );
}

/**
 * The article that a shortcode stands in.
 *
 * @return int 0 where it is none.
 */
function bantin_post_id() {
	return bantin_is_of_post() ? (int) get_the_ID() : 0;
}

/**
 * True where what is shown is an article. Beside a list, WordPress takes its first for the article.
 *
 * @return bool
 */
function bantin_is_of_post() {
	$last = bantin_see_loop();
	return is_singular() || in_the_loop() || ( $last && $last->in_the_loop ) || is_admin() || wp_is_serving_rest_request();
}

/**
 * Keeps the query whose loop came to an article last: WordPress' in_the_loop() knows that of the page alone,
 * and a block *Query Loop* or a theme has queries of its own.
 *
 * @param WP_Post|null  $post  The article.
 * @param WP_Query|null $query The query; nothing to ask which was the last.
 * @return WP_Query|null
 */
function bantin_see_loop( $post = null, $query = null ) {
	static $last = null;
	if ( $query ) {
		$last = $query;
	}
	return $last;
}

/**
 * Tells the editor what can be set, in the editor's language.
 */
function bantin_tell_editor() {
	$contract = bantin_contract();
	$words    = bantin_contract_words();
	$blocks   = array();
	foreach ( $contract as $name => $attributes ) {
		if ( ! WP_Block_Type_Registry::get_instance()->is_registered( "bantin/$name" ) ) {
			continue;
		}
		foreach ( $attributes as $key => $of ) {
			$blocks[ $name ][] = $of + array(
				'name' => $key,
				'help' => $words[ $name ][ $key ],
			);
		}
	}
	$told = array(
		'blocks' => $blocks,
		'common' => array_keys( call_user_func_array( 'array_intersect_key', array_values( $contract ) ) ),
		'words'  => array(
			'own'     => __( 'Settings', 'bantin' ),
			'common'  => __( 'Data and behaviour', 'bantin' ),
			'default' => __( 'By default', 'bantin' ),
			'nothing' => __( 'There is nothing to show here.', 'bantin' ),
		),
	);
	wp_add_inline_script( 'bantin-editor', 'window.bantinEditor = ' . wp_json_encode( $told ) . ';', 'before' );
}
