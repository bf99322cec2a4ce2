<?php
/**
 * Settings as somebody wrote them, to attributes that are true: by the contract alone.
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

/**
 * Reads what was given to an element.
 *
 * @param string               $name  Of the element, without `bantin-`.
 * @param array<string, mixed> $given As a shortcode or a block has it.
 * @return array{0: array<string, string>, 1: string[]} The attributes, and a line for each that is none.
 */
function bantin_attributes( $name, $given ) {
	$contract   = bantin_contract()[ $name ];
	$attributes = array();
	$notes      = array();
	foreach ( $given as $key => $value ) {
		if ( is_int( $key ) ) {
			// A word alone is there without a value, as in HTML.
			$key   = $value;
			$value = true;
		}
		$key = str_replace( '_', '-', strtolower( (string) $key ) );
		if ( ! isset( $contract[ $key ] ) ) {
			$notes[] = bantin_unknown( $name, $key, array_keys( $contract ) );
			continue;
		}
		$read = bantin_value( $contract[ $key ], $value );
		if ( false === $read ) {
			$notes[] = bantin_expected( $key, $contract[ $key ], $value );
		} elseif ( null !== $read ) {
			$attributes[ $key ] = $read;
		}
	}
	return array( $attributes, $notes );
}

/**
 * A value as its attribute has it.
 *
 * @param array<string, mixed> $of    What it may be.
 * @param mixed                $value What it is.
 * @return string|null|false Null where it says nothing, false where it is none of those.
 */
function bantin_value( $of, $value ) {
	if ( 'flag' === $of['kind'] ) {
		return in_array( $value, array( false, 'false', '0', 'no', 'off' ), true ) ? null : '';
	}
	if ( true === $value && 'text' === $of['kind'] ) {
		return '';
	}
	if ( ! is_scalar( $value ) || is_bool( $value ) ) {
		return false;
	}
	$text = bantin_plain( (string) $value );
	if ( 'text' === $of['kind'] ) {
		return $text;
	}
	// The visual editor writes typographic quotes around a value.
	$text = preg_replace( '/^[“”″]|[“”″]$/u', '', $text );
	if ( '' === $text ) {
		return null;
	}
	switch ( $of['kind'] ) {
		case 'number':
			return is_numeric( $text ) && (float) $text >= $of['least'] ? $text : false;
		case 'choice':
			return in_array( $text, $of['values'], true ) ? $text : false;
		case 'address':
			$address = bantin_address( $text );
			return '' === $address ? false : $address;
		default:
			return false;
	}
}

/**
 * A text as it was meant: it was written as HTML, and for authors without `unfiltered_html` WordPress writes
 * `&amp;` for `&`.
 *
 * @param string $text As it is stored.
 * @return string
 */
function bantin_plain( $text ) {
	return trim( html_entity_decode( wp_check_invalid_utf8( $text ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
}

/**
 * Says that there is no attribute of that name.
 *
 * @param string   $name  Of the element.
 * @param string   $key   What was written.
 * @param string[] $known What there is.
 * @return string
 */
function bantin_unknown( $name, $key, $known ) {
	$best = '';
	$cost = 3;
	foreach ( $known as $one ) {
		$distance = levenshtein( substr( $key, 0, 60 ), $one );
		if ( $distance < $cost ) {
			$best = $one;
			$cost = $distance;
		}
	}
	if ( '' !== $best ) {
		/* translators: 1: name of a shortcode, 2: what was written, 3: what was probably meant. */
		return sprintf( __( 'bantin_%1$s: expected “%3$s”, found “%2$s”.', 'bantin' ), $name, $key, $best );
	}
	/* translators: 1: name of a shortcode, 2: what was written, 3: the names that there are. */
	return sprintf( __( 'bantin_%1$s has no “%2$s”. It has: %3$s.', 'bantin' ), $name, $key, implode( ', ', $known ) );
}

/**
 * Says what a value may be.
 *
 * @param string               $key   Its attribute.
 * @param array<string, mixed> $of    What it may be.
 * @param mixed                $value What was written.
 * @return string
 */
function bantin_expected( $key, $of, $value ) {
	switch ( $of['kind'] ) {
		case 'choice':
			$expected = implode( ', ', $of['values'] );
			break;
		case 'number':
			/* translators: %s: a number. */
			$expected = sprintf( __( 'a number, at least %s', 'bantin' ), $of['least'] );
			break;
		case 'address':
			$expected = __( 'an address (https://… or /…)', 'bantin' );
			break;
		default:
			$expected = __( 'a text', 'bantin' );
	}
	$found = is_scalar( $value ) ? (string) $value : gettype( $value );
	/* translators: 1: name of an attribute, 2: what it may be, 3: what it is. */
	return sprintf( __( '%1$s: expected %2$s, found “%3$s”.', 'bantin' ), $key, $expected, $found );
}
