<?php
/**
 * What WordPress' own checker of plugins says of one: php check.php WORDPRESS CHECKER PLUGIN
 *
 * The folders are WordPress, plugin-check as it is released (with its vendor folder), and the plugin as
 * it is installed. A line for each finding; nothing where all is well.
 */

[ , $bantin_wordpress, $bantin_checker, $bantin_plugin ] = $argv;
// The checker's own tools are of an older PHP.
error_reporting( E_ALL & ~E_DEPRECATED & ~E_WARNING );
require "$bantin_wordpress/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/plugin.php';
define( 'WP_PLUGIN_CHECK_PLUGIN_DIR_PATH', "$bantin_checker/" );
define( 'WP_PLUGIN_CHECK_MAIN_FILE', "$bantin_checker/plugin.php" );
require "$bantin_checker/vendor/autoload.php";

use WordPress\Plugin_Check\Checker\Check_Context;
use WordPress\Plugin_Check\Checker\Check_Repository;
use WordPress\Plugin_Check\Checker\Check_Result;
use WordPress\Plugin_Check\Checker\Default_Check_Repository;

$result = new Check_Result( new Check_Context( "$bantin_plugin/bantin.php", 'bantin' ) );
$checks = ( new Default_Check_Repository() )->get_checks( Check_Repository::TYPE_STATIC );
foreach ( $checks as $check ) {
	$check->run( $result );
}
foreach ( array_merge_recursive( $result->get_errors(), $result->get_warnings() ) as $file => $lines ) {
	array_walk_recursive(
		$lines,
		function ( $value, $key ) use ( $file ) {
			if ( 'message' === $key ) {
				echo "$file: ", wp_strip_all_tags( $value ), "\n";
			}
		}
	);
}
fwrite( STDERR, count( $checks ) . " checks\n" );
