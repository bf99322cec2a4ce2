<?php
/**
 * What a site has set, and where the bundle is.
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

/**
 * What holds until somebody says otherwise.
 *
 * @return array<string, mixed>
 */
function bantin_defaults() {
	return array(
		// The plugin's own copy.
		'loader'       => '',
		// WordPress' own rule: by the REST API only who is signed in comments.
		'anonymous'    => false,
		// A service of somebody else is never asked unless the site says so.
		'weather_src'  => '',
		'weather_link' => '',
	);
}

/**
 * A setting.
 *
 * @param string $name Its name.
 * @return mixed
 */
function bantin_setting( $name ) {
	$defaults = bantin_defaults();
	$all      = get_option( 'bantin' );
	return is_array( $all ) && isset( $all[ $name ] ) ? $all[ $name ] : $defaults[ $name ];
}

/**
 * True where the plugin has the bundle with it; a copy of its source has not.
 *
 * @return bool
 */
function bantin_has_bundle() {
	return is_readable( __DIR__ . '/../dist/embed.js' );
}

/**
 * The address of the loader; empty where there is none.
 *
 * @return string
 */
function bantin_loader() {
	$given = bantin_setting( 'loader' );
	if ( $given ) {
		return $given;
	}
	return bantin_has_bundle() ? plugins_url( 'dist/embed.js', BANTIN_FILE ) : '';
}

/**
 * An address that a page may have: of the web, or relative. WordPress' own functions for it take away
 * the braces of `{lat}`.
 *
 * @param string $text What somebody wrote.
 * @return string It, or nothing.
 */
function bantin_address( $text ) {
	$text = trim( $text );
	// Browsers leave these out before they read a scheme.
	if ( preg_match( '/[\x00-\x20\x7f]/', $text ) ) {
		return '';
	}
	return preg_match( '~^(?![a-z][a-z0-9+.-]*:)|^https?://~i', $text ) ? $text : '';
}
