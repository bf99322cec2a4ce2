<?php
/**
 * Plugin Name:       Bantin
 * Description:       Related stories, weather, comments and a headline ticker, as blocks and shortcodes. Without a script readers get real links.
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * Author:            Bantin
 * License:           MIT
 * License URI:       https://opensource.org/licenses/MIT
 * Text Domain:       bantin
 * Domain Path:       /languages
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

define( 'BANTIN_VERSION', '0.1.0' );
define( 'BANTIN_FILE', __FILE__ );

require_once __DIR__ . '/includes/contract.php';
require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/attributes.php';
require_once __DIR__ . '/includes/related.php';
require_once __DIR__ . '/includes/sources.php';
require_once __DIR__ . '/includes/comments.php';
require_once __DIR__ . '/includes/element.php';
require_once __DIR__ . '/includes/blocks.php';
require_once __DIR__ . '/includes/session.php';

add_action( 'init', 'bantin_load_words', 1 );

/**
 * The plugin has its translations with it.
 */
function bantin_load_words() {
	load_plugin_textdomain( 'bantin', false, dirname( plugin_basename( BANTIN_FILE ) ) . '/languages' ); // phpcs:ignore PluginCheck.CodeAnalysis.DiscouragedFunctions.load_plugin_textdomainFound -- installed from a file, it has no translations from wordpress.org.
}

if ( is_admin() ) {
	require_once __DIR__ . '/includes/settings-page.php';
}
