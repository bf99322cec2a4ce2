<?php
/**
 * Who is signed in comments as themselves.
 *
 * Pages are the same for everybody, so that a page cache may keep them: no nonce and no name is in
 * them. A cookie that scripts may read, and that says nothing but that somebody signed in, has
 * `assets/session.js` ask for both; readers without an account cost the server nothing.
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

/** The cookie. */
const BANTIN_SIGNED_IN = 'bantin_signed_in';

add_action( 'set_logged_in_cookie', 'bantin_mark', 10, 2 );
add_action( 'clear_auth_cookie', 'bantin_unmark' );
add_action( 'init', 'bantin_mark_again' );
add_action( 'wp_ajax_bantin_session', 'bantin_tell_session' );
add_action( 'wp_ajax_nopriv_bantin_session', 'bantin_tell_nobody' );
add_action( 'admin_init', 'bantin_privacy' );

/**
 * Sets or takes away the cookie, for as long as WordPress' own.
 *
 * @param string $value   What is in it.
 * @param int    $expires When it ends; 0 with the browser.
 */
function bantin_cookie( $value, $expires ) {
	if ( headers_sent() ) {
		return;
	}
	$options = array(
		'expires'  => $expires,
		'path'     => COOKIEPATH,
		'domain'   => (string) COOKIE_DOMAIN,
		'secure'   => is_ssl(),
		'samesite' => 'Lax',
	);
	setcookie( BANTIN_SIGNED_IN, $value, $options );
}

/**
 * Somebody signs in.
 *
 * @param string $cookie  WordPress' own.
 * @param int    $expires When it ends.
 */
function bantin_mark( $cookie, $expires ) {
	bantin_cookie( '1', $expires );
}

/**
 * Somebody signs out.
 */
function bantin_unmark() {
	bantin_cookie( '', 1 );
}

/**
 * Somebody signed in before the plugin was there.
 */
function bantin_mark_again() {
	if ( ! isset( $_COOKIE[ BANTIN_SIGNED_IN ] ) && is_user_logged_in() ) {
		bantin_cookie( '1', 0 );
	}
}

/**
 * Tells who is signed in, and the nonce that lets their browser write. Other sites cannot read it: the
 * answer names no origin but the site's own.
 */
function bantin_tell_session() {
	nocache_headers();
	wp_send_json(
		array(
			'name'  => wp_get_current_user()->display_name,
			'nonce' => wp_create_nonce( 'wp_rest' ),
		)
	);
}

/**
 * Tells that nobody is signed in any more.
 */
function bantin_tell_nobody() {
	nocache_headers();
	bantin_unmark();
	wp_send_json( null );
}

/**
 * Has the page find out who reads it.
 */
function bantin_enqueue_session() {
	wp_enqueue_script_module( 'bantin-session' );
	if ( ! has_action( 'wp_footer', 'bantin_print_session' ) ) {
		// Before the scripts of a classic theme.
		add_action( 'wp_footer', 'bantin_print_session', 5 );
	}
}

/**
 * What the script has to know: addresses, which are the same for everybody. A block of data is no
 * script, so that no policy asks for its nonce.
 */
function bantin_print_session() {
	$loader = bantin_loader();
	$told   = array(
		'loader'   => bantin_setting( 'loader' ) ? $loader : add_query_arg( 'ver', BANTIN_VERSION, $loader ),
		'session'  => add_query_arg( 'action', 'bantin_session', admin_url( 'admin-ajax.php' ) ),
		'comments' => bantin_comments_url( 0 ),
	);
	wp_print_inline_script_tag(
		wp_json_encode( $told, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES ),
		array(
			'type' => 'application/json',
			'id'   => 'bantin-session',
		)
	);
}

/**
 * What a site's privacy policy may say of it.
 */
function bantin_privacy() {
	$text = sprintf(
		/* translators: %s: name of a cookie. */
		__( 'Who signs in gets the cookie %s, which says nothing but that, until they sign out. What a reader writes in a comment is kept in their own browser until it is sent. The weather is asked for by the reader’s browser from the service that the site has named.', 'bantin' ),
		BANTIN_SIGNED_IN
	);
	wp_add_privacy_policy_content( 'Bantin', wpautop( esc_html( $text ) ) );
}
