<?php
/**
 * Plugin Name: Bantin under test
 * Description: Lets readers comment by REST, as a newsroom's plugin does, and lets a test set the rules.
 *
 * The rules are a JSON file, read at each request, which WORDPRESS_RULES names:
 * {"moderation": bool, "flood": bool, "login": bool}. Without it all of them are off. "options" has
 * options of WordPress by their names, "functions" the path of what a theme has in its functions.php,
 * and "headers" those of every page.
 */

function bantin_rules(): array {
	$path = getenv( 'WORDPRESS_RULES' );
	return $path && is_file( $path ) ? json_decode( file_get_contents( $path ), true ) : array();
}

function bantin_rule( string $name ): bool {
	return ! empty( bantin_rules()[ $name ] );
}

foreach ( bantin_rules()['options'] ?? array() as $bantin_name => $bantin_value ) {
	add_filter( "pre_option_$bantin_name", fn() => $bantin_value );
}

add_action(
	'after_setup_theme',
	function () {
		$functions = bantin_rules()['functions'] ?? '';
		if ( $functions ) {
			require $functions;
		}
	}
);

add_action(
	'send_headers',
	function () {
		foreach ( bantin_rules()['headers'] ?? array() as $name => $value ) {
			header( "$name: $value" );
		}
	}
);

add_filter( 'rest_allow_anonymous_comments', fn() => ! bantin_rule( 'login' ) );

// WordPress' own rule: no second comment from one address within 15 seconds.
add_filter( 'wp_is_comment_flood', fn( $is_flood ) => bantin_rule( 'flood' ) && $is_flood, 20 );

// Held: all, or those on the one article that the seed marks.
add_filter(
	'pre_comment_approved',
	function ( $approved, $comment ) {
		$is_held = bantin_rule( 'moderation' ) || get_post_meta( (int) $comment['comment_post_ID'], 'moderated', true );
		return 1 === (int) $approved && $is_held ? 0 : $approved;
	},
	10,
	2
);

// There is nobody to write to: what would be sent is kept beside the rules, a line each.
add_filter(
	'pre_wp_mail',
	function ( $sent, $mail ) {
		$rules = getenv( 'WORDPRESS_RULES' );
		if ( $rules ) {
			$line = json_encode( array( 'to' => $mail['to'], 'subject' => $mail['subject'] ) );
			file_put_contents( dirname( $rules ) . '/mails', "$line\n", FILE_APPEND );
		}
		return true;
	},
	10,
	2
);

// Avatars come from this machine.
add_filter( 'get_avatar_url', fn() => content_url( 'uploads/avatar.png' ) );
