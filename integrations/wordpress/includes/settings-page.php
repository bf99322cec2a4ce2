<?php
/**
 * Settings → Bantin.
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

add_action( 'admin_init', 'bantin_register_settings' );
add_action( 'admin_menu', 'bantin_add_page' );
add_action( 'admin_notices', 'bantin_tell_no_bundle' );
add_filter( 'plugin_action_links_' . plugin_basename( BANTIN_FILE ), 'bantin_add_link' );

/**
 * Registers the settings with their fields.
 */
function bantin_register_settings() {
	register_setting(
		'bantin',
		'bantin',
		array(
			'type'              => 'object',
			'default'           => bantin_defaults(),
			'sanitize_callback' => 'bantin_sanitize_settings',
		)
	);
	add_settings_section( 'bantin', '', '__return_empty_string', 'bantin' );
	foreach ( bantin_fields() as $name => $field ) {
		add_settings_field(
			"bantin_$name",
			$field['title'],
			'bantin_print_field',
			'bantin',
			'bantin',
			$field + array(
				'name'      => $name,
				'label_for' => "bantin_$name",
			)
		);
	}
}

/**
 * The fields.
 *
 * @return array<string, array<string, string>>
 */
function bantin_fields() {
	return array(
		'anonymous'    => array(
			'title' => __( 'Readers without an account', 'bantin' ),
			'label' => __( 'may comment', 'bantin' ),
			'help'  => __( 'Their comments go by the rules under Settings → Discussion: name and e-mail address, links, words, moderation; and nobody writes twice within 15 seconds. Where users must be registered to comment, this changes nothing.', 'bantin' ),
		),
		'weather_src'  => array(
			'title' => __( 'Weather: address of the data', 'bantin' ),
			'help'  => __( 'The reader’s browser asks it. Open-Meteo, OpenWeather, MET Norway by a proxy, or one of your own. Example: https://api.open-meteo.com/v1/forecast?latitude=10.03&longitude=105.78&timezone=auto&current=temperature_2m,weather_code', 'bantin' ),
		),
		'weather_link' => array(
			'title' => __( 'Weather: page with a forecast', 'bantin' ),
			'help'  => __( 'A link for readers whose browser runs no script.', 'bantin' ),
		),
		'loader'       => array(
			'title' => __( 'Address of embed.js', 'bantin' ),
			'help'  => __( 'Leave it empty to serve the widgets from this site. Another address, such as that of your CDN, has the whole folder of the bundle beside it.', 'bantin' ),
		),
	);
}

/**
 * Prints a field.
 *
 * @param array<string, string> $field What it is.
 */
function bantin_print_field( $field ) {
	$name  = $field['name'];
	$value = bantin_setting( $name );
	if ( isset( $field['label'] ) ) {
		printf(
			'<label><input type="checkbox" id="bantin_%1$s" name="bantin[%1$s]" value="1" aria-describedby="bantin_%1$s_help" %2$s> %3$s</label>',
			esc_attr( $name ),
			checked( (bool) $value, true, false ),
			esc_html( $field['label'] )
		);
	} else {
		// Not of type url: addresses may be relative.
		printf(
			'<input type="text" id="bantin_%1$s" name="bantin[%1$s]" value="%2$s" class="large-text code" aria-describedby="bantin_%1$s_help" dir="ltr">',
			esc_attr( $name ),
			esc_attr( $value )
		);
	}
	printf( '<p class="description" id="bantin_%1$s_help">%2$s</p>', esc_attr( $name ), wp_kses( bantin_breakable( $field['help'] ), array( 'wbr' => array() ) ) );
}

/**
 * Takes what somebody sent. What is no address is named, and what was set before stays.
 *
 * @param mixed $sent What came.
 * @return array<string, mixed>
 */
function bantin_sanitize_settings( $sent ) {
	$sent  = is_array( $sent ) ? $sent : array();
	$taken = array( 'anonymous' => ! empty( $sent['anonymous'] ) );
	foreach ( bantin_fields() as $name => $field ) {
		if ( isset( $field['label'] ) ) {
			continue;
		}
		$text           = isset( $sent[ $name ] ) && is_string( $sent[ $name ] ) ? trim( $sent[ $name ] ) : '';
		// Every page of the site asks it, so that it cannot be relative to one of them.
		$taken[ $name ] = preg_match( '~^(https?:/)?/~i', $text ) ? bantin_address( $text ) : '';
		if ( '' !== $text && '' === $taken[ $name ] ) {
			$taken[ $name ] = bantin_setting( $name );
			/* translators: 1: title of a setting, 2: what was written. */
			$message = sprintf( __( '%1$s: expected an address (https://… or /…), found “%2$s”.', 'bantin' ), $field['title'], $text );
			add_settings_error( 'bantin', "bantin_$name", esc_html( $message ) );
		}
	}
	return $taken;
}

/**
 * Adds the page.
 */
function bantin_add_page() {
	add_options_page( 'Bantin', 'Bantin', 'manage_options', 'bantin', 'bantin_print_page' );
}

/**
 * Prints the page.
 */
function bantin_print_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>Bantin</h1><form action="options.php" method="post">';
	settings_fields( 'bantin' );
	do_settings_sections( 'bantin' );
	submit_button();
	echo '</form></div>';
}

/**
 * A link to the page in the list of plugins.
 *
 * @param string[] $links Those there are.
 * @return string[]
 */
function bantin_add_link( $links ) {
	$url  = admin_url( 'options-general.php?page=bantin' );
	$link = sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html__( 'Settings', 'bantin' ) );
	array_unshift( $links, $link );
	return $links;
}

/**
 * Says what is missing where the plugin was copied from its source.
 */
function bantin_tell_no_bundle() {
	if ( '' !== bantin_loader() || ! current_user_can( 'manage_options' ) ) {
		return;
	}
	printf(
		'<div class="notice notice-warning"><p>%s</p></div>',
		esc_html__( 'Bantin: the widgets are not in this copy of the plugin, readers see links alone. Install bantin.zip, or set the address of embed.js under Settings → Bantin.', 'bantin' )
	);
}

/**
 * A text in which an address may be broken between its parameters: on a phone it is wider than the page.
 *
 * @param string $text What is said.
 * @return string Markup, escaped.
 */
function bantin_breakable( $text ) {
	return preg_replace( '/[?,]|&amp;/', '$0<wbr>', esc_html( $text ) );
}
