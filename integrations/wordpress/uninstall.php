<?php
/**
 * Takes away what the plugin made: its settings, on every site of a network. What was written stays.
 *
 * @package Bantin
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'bantin' );
if ( is_multisite() ) {
	$bantin_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $bantin_sites as $bantin_site ) {
		delete_blog_option( $bantin_site, 'bantin' );
	}
}
