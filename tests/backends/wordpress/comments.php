<?php
/**
 * Every comment of an article as the database has it, held ones too: php comments.php DATABASE POST
 */

[ , $path, $post ] = $argv;
$database = new PDO( 'sqlite:' . $path, null, null, array( PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION ) );
$comments = $database->prepare(
	'SELECT comment_ID AS id, comment_parent AS parent, comment_author AS author, comment_content AS text,
		comment_approved AS status FROM wp_comments WHERE comment_post_ID = ? ORDER BY comment_ID'
);
$comments->execute( array( $post ) );
echo json_encode( $comments->fetchAll( PDO::FETCH_ASSOC ), JSON_THROW_ON_ERROR );
