<?php
/**
 * The words of the plugin and their translations: php words.php PLUGIN [--write]
 *
 * Every text in the plugin's PHP and in its blocks is in languages/bantin.pot, and has a translation in
 * each languages/bantin-*.po; what WordPress reads, bantin-*.l10n.php, is what the .po says. With --write
 * the .pot and the .l10n.php are written, and new texts are added to the .po without a translation.
 */

[ , $plugin ] = $argv;
$is_write     = in_array( '--write', $argv, true );
$languages    = "$plugin/languages";
$texts        = texts( $plugin );
$wrong        = array();

hold( "$languages/bantin.pot", po( $texts, array(), 'en_US' ) );
foreach ( glob( "$languages/bantin-*.po" ) as $path ) {
	$language = substr( basename( $path, '.po' ), strlen( 'bantin-' ) );
	$told     = read_po( file_get_contents( $path ) );
	foreach ( $texts as $text ) {
		$found = $told[ $text['key'] ] ?? '';
		if ( '' === $found ) {
			$wrong[] = "$language: no translation of “{$text['key']}”";
		} elseif ( places( $found ) !== places( $text['key'] ) ) {
			$wrong[] = "$language: other placeholders in “{$found}”";
		}
	}
	foreach ( array_diff( array_keys( $told ), array_column( $texts, 'key' ) ) as $old ) {
		$wrong[] = "$language: nobody says “{$old}”";
	}
	hold( $path, po( $texts, $told, $language ) );
	hold( "$languages/bantin-$language.l10n.php", l10n( $texts, $told, $language ) );
}
fwrite( STDERR, implode( "\n", $wrong ) );
exit( $wrong ? 1 : 0 );

function hold( string $path, string $expected ): void {
	global $is_write, $wrong;
	if ( $is_write ) {
		file_put_contents( $path, $expected );
	} elseif ( ! is_file( $path ) || file_get_contents( $path ) !== $expected ) {
		$wrong[] = basename( $path ) . ': `php tests/backends/wordpress/words.php integrations/wordpress --write` writes it';
	}
}

/** Every text once, in the order of the files: its key (with its context before \4), and where it is. */
function texts( string $plugin ): array {
	$texts = array();
	$files = array_merge( glob( "$plugin/*.php" ), glob( "$plugin/includes/*.php" ) );
	foreach ( $files as $file ) {
		foreach ( said( file_get_contents( $file ) ) as [ $text, $note ] ) {
			$texts[ $text ] ??= array( 'key' => $text, 'note' => $note, 'at' => substr( $file, strlen( $plugin ) + 1 ) );
		}
	}
	preg_match( '/^ \* Description: +(.+)$/m', file_get_contents( "$plugin/bantin.php" ), $found );
	$texts[ $found[1] ] = array( 'key' => $found[1], 'note' => 'Description of the plugin', 'at' => 'bantin.php' );
	foreach ( glob( "$plugin/blocks/*/block.json" ) as $file ) {
		$block = json_decode( file_get_contents( $file ), true, 16, JSON_THROW_ON_ERROR );
		$parts = array(
			array( 'block title', $block['title'] ),
			array( 'block description', $block['description'] ),
		);
		foreach ( $block['keywords'] as $keyword ) {
			$parts[] = array( 'block keyword', $keyword );
		}
		foreach ( $parts as [ $context, $text ] ) {
			$key            = "$context\4$text";
			$texts[ $key ] ??= array( 'key' => $key, 'note' => '', 'at' => substr( $file, strlen( $plugin ) + 1 ) );
		}
	}
	return array_values( $texts );
}

/** The texts that PHP hands to functions of translation, with the comment for translators before. */
function said( string $php ): array {
	$tokens = token_get_all( $php );
	$found  = array();
	$note   = '';
	foreach ( $tokens as $place => $token ) {
		if ( ! is_array( $token ) ) {
			continue;
		}
		if ( T_COMMENT === $token[0] && preg_match( '~translators: (.+?) \*/~', $token[1], $of ) ) {
			$note = $of[1];
		}
		if ( T_STRING !== $token[0] || ! preg_match( '/^(__|_e|esc_html__|esc_attr__|esc_html_e|esc_attr_e)$/', $token[1] ) ) {
			continue;
		}
		$rest = array_values( array_filter( array_slice( $tokens, $place + 1, 12 ), fn( $it ) => ! is_array( $it ) || T_WHITESPACE !== $it[0] ) );
		if ( '(' !== $rest[0] ) {
			continue;
		}
		if ( T_CONSTANT_ENCAPSED_STRING !== $rest[1][0] || "'bantin'" !== ( $rest[3][1] ?? '' ) ) {
			fwrite( STDERR, "line {$token[2]}: expected a text and 'bantin'\n" );
			exit( 1 );
		}
		$found[] = array( strtr( substr( $rest[1][1], 1, -1 ), array( "\\'" => "'", '\\\\' => '\\' ) ), $note );
		$note    = '';
	}
	return $found;
}

/** The placeholders of printf, whatever their order. */
function places( string $text ): array {
	preg_match_all( '/%(?:\d+\$)?[sd]/', $text, $found );
	sort( $found[0] );
	return $found[0];
}

function quoted( string $text ): string {
	return '"' . strtr( $text, array( '\\' => '\\\\', '"' => '\\"', "\n" => '\\n' ) ) . '"';
}

function po( array $texts, array $told, string $language ): string {
	$head = "Project-Id-Version: Bantin\\nLanguage: $language\\nMIME-Version: 1.0\\nContent-Type: text/plain; charset=UTF-8\\nContent-Transfer-Encoding: 8bit\\n";
	if ( $told ) {
		$head .= 'Plural-Forms: nplurals=1; plural=0;\\n';
	}
	$out = "msgid \"\"\nmsgstr \"\"\n\"" . str_replace( '\\n', "\\n\"\n\"", rtrim( $head, '\\n' ) ) . "\\n\"\n";
	foreach ( $texts as $text ) {
		[ $context, $words ] = str_contains( $text['key'], "\4" ) ? explode( "\4", $text['key'] ) : array( '', $text['key'] );
		$out                .= "\n" . ( $text['note'] ? "#. {$text['note']}\n" : '' ) . "#: {$text['at']}\n";
		$out                .= $context ? 'msgctxt ' . quoted( $context ) . "\n" : '';
		$out                .= 'msgid ' . quoted( $words ) . "\nmsgstr " . quoted( $told[ $text['key'] ] ?? '' ) . "\n";
	}
	return $out;
}

/** What stands in a .po, by the keys of texts. */
function read_po( string $po ): array {
	$told = array();
	preg_match_all( '/^(?:msgctxt "(.*)"\n)?msgid "(.+)"\nmsgstr "(.*)"$/m', $po, $entries, PREG_SET_ORDER );
	foreach ( $entries as [ , $context, $words, $translation ] ) {
		$key          = ( $context ? stripcslashes( $context ) . "\4" : '' ) . stripcslashes( $words );
		$told[ $key ] = stripcslashes( $translation );
	}
	return $told;
}

function l10n( array $texts, array $told, string $language ): string {
	$php = fn( string $text ) => str_replace( "\4", "' . \"\\4\" . '", "'" . strtr( $text, array( '\\' => '\\\\', "'" => "\\'" ) ) . "'" );
	$out = "<?php\n/**\n * Written from the .po beside it; changes here are lost.\n *\n * @package Bantin\n */\n\nreturn array(\n\t'domain'       => 'bantin',\n\t'language'     => '$language',\n\t'plural-forms' => 'nplurals=1; plural=0;',\n\t'messages'     => array(\n";
	foreach ( $texts as $text ) {
		$out .= "\t\t" . $php( $text['key'] ) . ' => ' . $php( $told[ $text['key'] ] ?? '' ) . ",\n";
	}
	return "$out\t),\n);\n";
}
