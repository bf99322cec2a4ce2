<?php
/**
 * Makes a WordPress with its 25 stories: php seed.php WORDPRESS.zip SQLITE.zip FOLDER
 *
 * The archives are WordPress and its SQLite drop-in. The stories are in ../stories.json; their
 * pictures are drawn here.
 */

[ , $wordpress, $sqlite, $folder ] = $argv;

unpack_into( $folder, $wordpress, $sqlite );
// The installation writes to nobody.
define( 'WP_INSTALLING', true );
function wp_new_blog_notification(): void {}
require $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/image.php';

install();
staff();
avatar();
$pictures = array(
	'river'  => picture( 'river', 'Sông lúc bình minh', array( 255, 190, 120 ), array( 60, 120, 150 ) ),
	'field'  => picture( 'field', 'Cánh đồng sau mưa', array( 190, 225, 240 ), array( 90, 150, 70 ) ),
	'bridge' => picture( 'bridge', 'Cầu dây văng trong đêm', array( 40, 50, 90 ), array( 20, 25, 45 ) ),
);
foreach ( json_decode( file_get_contents( __DIR__ . '/../stories.json' ), true ) as $place => $story ) {
	story( $place, $story, $pictures );
}

function unpack_into( string $folder, string $wordpress, string $sqlite ): void {
	( new PharData( $wordpress ) )->extractTo( $folder, null, true );
	$content = $folder . '/wp-content';
	foreach ( glob( $content . '/database/{,.}*', GLOB_BRACE ) as $file ) {
		is_file( $file ) && unlink( $file );
	}
	( new PharData( $sqlite ) )->extractTo( $content . '/plugins' );
	$drop_in = $content . '/plugins/sqlite-database-integration';
	rename( $drop_in . '-main', $drop_in );
	copy( $drop_in . '/db.copy', $content . '/db.php' );
	is_dir( $content . '/mu-plugins' ) || mkdir( $content . '/mu-plugins' );
	copy( __DIR__ . '/mu-plugin.php', $content . '/mu-plugins/bantin.php' );
	copy( __DIR__ . '/wp-config.php', $folder . '/wp-config.php' );
	mkdir( $content . '/themes/classic' );
	foreach ( array( 'style.css', 'index.php' ) as $file ) {
		copy( __DIR__ . "/classic/$file", $content . "/themes/classic/$file" );
	}
}

function install(): void {
	wp_install( 'Bản tin', 'chief', 'chief@bao.example', true, '', 'under test' );
	foreach ( get_posts( array( 'post_type' => array( 'post', 'page' ), 'numberposts' => -1 ) ) as $sample ) {
		wp_delete_post( $sample->ID, true );
	}
	update_option( 'permalink_structure', '/%postname%/' );
	update_option( 'timezone_string', 'Asia/Ho_Chi_Minh' );
	// By itself it holds whoever writes for the first time.
	update_option( 'comment_previously_approved', 0 );
	// It is there in runs that bring it.
	update_option( 'active_plugins', array( 'bantin/bantin.php' ) );
	flush_rewrite_rules();
}

/** Who works here: an author may not write any HTML (`unfiltered_html`), an editor may. */
function staff(): void {
	global $wpdb;
	foreach ( array( 'author', 'editor' ) as $role ) {
		$new = array(
			'user_login'   => $role,
			'user_pass'    => 'under test',
			'user_email'   => "$role@bao.example",
			'display_name' => 'author' === $role ? 'Phóng viên' : 'Biên tập viên',
			'role'         => $role,
		);
		sure( wp_insert_user( $new ) );
	}
	// Nobody is shown around.
	$seen = array( 'welcomeGuide' => false );
	foreach ( get_users( array( 'fields' => 'ID' ) ) as $user ) {
		$preferences = array(
			'core/edit-post' => $seen,
			'_modified'      => '2025-03-10T05:00:00.000Z',
		);
		update_user_meta( $user, $wpdb->get_blog_prefix() . 'persisted_preferences', $preferences );
	}
}

/** The face of every reader. */
function avatar(): void {
	$image = imagecreatetruecolor( 96, 96 );
	imagefilledellipse( $image, 48, 48, 80, 80, imagecolorallocate( $image, 120, 170, 150 ) );
	imagepng( $image, wp_upload_dir()['basedir'] . '/avatar.png' );
}

/** Draws sky, sun and land, 1280 by 720, and has WordPress make its sizes; gives the attachment. */
function picture( string $name, string $alt, array $sky, array $land ): int {
	$image = imagecreatetruecolor( 1280, 720 );
	for ( $y = 0; $y < 720; $y++ ) {
		$shade = fn( int $part ) => (int) ( $sky[ $part ] * ( 0.7 + 0.3 * $y / 720 ) );
		imageline( $image, 0, $y, 1279, $y, imagecolorallocate( $image, $shade( 0 ), $shade( 1 ), $shade( 2 ) ) );
	}
	imagefilledellipse( $image, 900, 260, 150, 150, imagecolorallocate( $image, 255, 235, 190 ) );
	imagefilledellipse( $image, 300, 900, 1700, 900, imagecolorallocate( $image, ...$land ) );
	$path = wp_upload_dir()['path'] . "/$name.jpg";
	imagejpeg( $image, $path, 85 );
	$attachment = wp_insert_attachment(
		array(
			'post_title'     => $alt,
			'post_mime_type' => 'image/jpeg',
			'post_status'    => 'inherit',
		),
		$path,
		0,
		true
	);
	sure( $attachment );
	wp_update_attachment_metadata( $attachment, wp_generate_attachment_metadata( $attachment, $path ) );
	update_post_meta( $attachment, '_wp_attachment_image_alt', $alt );
	return $attachment;
}

function story( int $place, array $story, array $pictures ): void {
	// An editor types plain quotes; WordPress sends typographic ones, as entities.
	$typed = fn( string $text ) => strtr( $text, array( '“' => '"', '”' => '"', '’' => "'" ) );
	$id    = wp_insert_post(
		wp_slash(
			array(
				'post_title'     => $typed( $story['title'] ),
				'post_name'      => $story['slug'],
				'post_excerpt'   => $typed( $story['excerpt'] ),
				'post_content'   => '<p>' . $story['excerpt'] . '</p>',
				'post_status'    => 'publish',
				'post_author'    => 1,
				'post_category'  => array( sure( wp_create_category( $story['section'] ) ) ),
				'tags_input'     => $story['tags'] ?? array(),
				'comment_status' => empty( $story['closed'] ) ? 'open' : 'closed',
				// An hour apart, the newest first.
				'post_date'      => gmdate( 'Y-m-d H:i:s', gmmktime( 12, 0, 0, 3, 10, 2025 ) - 3600 * $place ),
			)
		),
		true
	);
	sure( $id );
	if ( isset( $story['picture'] ) ) {
		set_post_thumbnail( $id, $pictures[ $story['picture'] ] );
	}
	if ( ! empty( $story['moderated'] ) ) {
		update_post_meta( $id, 'moderated', 1 );
	}
	thread( $id, $story['comments'] ?? 0 );
}

/** Comments a minute apart, each fourth an answer to the one before. */
function thread( int $post, int $count ): void {
	$last = 0;
	for ( $number = 1; $number <= $count; $number++ ) {
		$parent = 0 === $number % 4 ? $last : 0;
		$date   = gmdate( 'Y-m-d H:i:s', gmmktime( 13, $number, 0, 3, 10, 2025 ) );
		$last   = sure(
			wp_insert_comment(
				array(
					'comment_post_ID'      => $post,
					'comment_parent'       => $parent,
					'comment_author'       => 'Bạn đọc ' . $number,
					'comment_author_email' => "reader-$number@bao.example",
					'comment_content'      => "Ý kiến thứ $number",
					'comment_approved'     => 1,
					'comment_date'         => $date,
					'comment_date_gmt'     => $date,
				)
			)
		);
	}
}

/** What a call of WordPress gave, or the end of this script. */
function sure( $result ): int {
	if ( ! $result || is_wp_error( $result ) ) {
		fwrite( STDERR, is_wp_error( $result ) ? $result->get_error_message() . "\n" : "WordPress refused\n" );
		exit( 1 );
	}
	return $result;
}
