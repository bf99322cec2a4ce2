<?php
/**
 * What a web server does for WordPress: files as they are, everything else to index.php. WORDPRESS_PATH
 * is the folder of the site, if it has one; WORDPRESS_PLUGINS has the plugins of a run.
 */

$root = $_SERVER['DOCUMENT_ROOT'];
$site = (string) getenv( 'WORDPRESS_PATH' );
$asks = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
if ( '' !== $site && ! str_starts_with( $asks, "$site/" ) ) {
	http_response_code( 404 );
	return;
}
$path    = substr( $asks, strlen( $site ) );
$plugins = getenv( 'WORDPRESS_PLUGINS' );
$in      = '/wp-content/plugins/';
$file    = $plugins && str_starts_with( $path, $in ) ? $plugins . '/' . substr( $path, strlen( $in ) ) : $root . $path;
if ( is_dir( $file ) && is_file( "$file/index.php" ) ) {
	$file = rtrim( $file, '/' ) . '/index.php';
	$path = rtrim( $path, '/' ) . '/index.php';
}
if ( ! is_file( $file ) || str_contains( $path, '/.' ) ) {
	$file = "$root/index.php";
	$path = '/index.php';
}
if ( ! str_ends_with( $file, '.php' ) ) {
	$types = array(
		'css'  => 'text/css',
		'jpg'  => 'image/jpeg',
		'js'   => 'text/javascript',
		'json' => 'application/json',
		'png'  => 'image/png',
		'svg'  => 'image/svg+xml',
		'wasm' => 'application/wasm',
		'woff2' => 'font/woff2',
	);
	header( 'Content-Type: ' . ( $types[ pathinfo( $file, PATHINFO_EXTENSION ) ] ?? 'application/octet-stream' ) );
	header( 'Content-Length: ' . filesize( $file ) );
	readfile( $file );
	return;
}
$_SERVER['SCRIPT_NAME']     = $site . $path;
$_SERVER['PHP_SELF']        = $site . $path;
$_SERVER['SCRIPT_FILENAME'] = $file;
chdir( dirname( $file ) );
require $file;
