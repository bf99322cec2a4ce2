<?php
/**
 * The settings of the WordPress under test.
 *
 * The code and the pictures are shared; a run has its own database, and says where by DB_DIR.
 */

define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'DB_DIR', getenv( 'WORDPRESS_DATABASE' ) ?: __DIR__ . '/wp-content/database' );
define( 'DB_FILE', '.ht.sqlite' );

// The port is another one each time, and a proxy may stand before it.
define( 'WP_HOME', 'http://' . ( $_SERVER['HTTP_HOST'] ?? '127.0.0.1' ) . getenv( 'WORDPRESS_PATH' ) );
define( 'WP_SITEURL', WP_HOME );

// Nothing leaves the machine, and nothing happens but what a test asks for.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_DEBUG', false );

// A run may have plugins of its own.
if ( getenv( 'WORDPRESS_PLUGINS' ) ) {
	define( 'WP_PLUGIN_DIR', getenv( 'WORDPRESS_PLUGINS' ) );
}

// Who signs in, signs in here alone.
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $bantin_name ) {
	define( $bantin_name . '_KEY', 'under test' );
	define( $bantin_name . '_SALT', 'under test' );
}

$table_prefix = 'wp_';

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}

require_once ABSPATH . 'wp-settings.php';
