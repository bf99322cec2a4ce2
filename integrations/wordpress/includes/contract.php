<?php
/**
 * What the elements take. Written from their contracts by `cargo xtask contract`; changes here are lost.
 *
 * @package Bantin
 */

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPressVIPMinimum.Performance.WPQueryParams.PostNotIn_exclude -- an attribute, and no query.

/**
 * The attributes of each element, and what their values may be.
 *
 * @return array<string, array<string, mixed>>
 */
function bantin_contract() {
	return array(
		'ticker'   => array(
			'src'         => array( 'kind' => 'address' ),
			'adapter'     => array( 'kind' => 'text' ),
			'mapping'     => array( 'kind' => 'text' ),
			'body'        => array( 'kind' => 'text' ),
			'live'        => array( 'kind' => 'text' ),
			'lang'        => array( 'kind' => 'text' ),
			'time-zone'   => array( 'kind' => 'text' ),
			'loading'     => array(
				'kind'   => 'choice',
				'values' => array( 'lazy', 'eager', 'manual' ),
			),
			'refresh'     => array(
				'kind'  => 'number',
				'least' => 5,
			),
			'theme'       => array(
				'kind'   => 'choice',
				'values' => array( 'light', 'dark' ),
			),
			'limit'       => array(
				'kind'  => 'number',
				'least' => 0,
			),
			'timeout'     => array(
				'kind'  => 'number',
				'least' => 0.05,
			),
			'credentials' => array(
				'kind'   => 'choice',
				'values' => array( 'same-origin', 'omit', 'include' ),
			),
			'heading'     => array( 'kind' => 'text' ),
			'empty'       => array(
				'kind'   => 'choice',
				'values' => array( 'hide' ),
			),
			'mode'        => array(
				'kind'   => 'choice',
				'values' => array( 'rotate', 'marquee', 'static' ),
			),
			'interval'    => array(
				'kind'  => 'number',
				'least' => 2,
			),
			'speed'       => array(
				'kind'  => 'number',
				'least' => 1,
			),
			'utm'         => array( 'kind' => 'text' ),
		),
		'related'  => array(
			'src'         => array( 'kind' => 'address' ),
			'adapter'     => array( 'kind' => 'text' ),
			'mapping'     => array( 'kind' => 'text' ),
			'body'        => array( 'kind' => 'text' ),
			'live'        => array( 'kind' => 'text' ),
			'lang'        => array( 'kind' => 'text' ),
			'time-zone'   => array( 'kind' => 'text' ),
			'loading'     => array(
				'kind'   => 'choice',
				'values' => array( 'lazy', 'eager', 'manual' ),
			),
			'refresh'     => array(
				'kind'  => 'number',
				'least' => 5,
			),
			'theme'       => array(
				'kind'   => 'choice',
				'values' => array( 'light', 'dark' ),
			),
			'limit'       => array(
				'kind'  => 'number',
				'least' => 0,
			),
			'timeout'     => array(
				'kind'  => 'number',
				'least' => 0.05,
			),
			'credentials' => array(
				'kind'   => 'choice',
				'values' => array( 'same-origin', 'omit', 'include' ),
			),
			'heading'     => array( 'kind' => 'text' ),
			'empty'       => array(
				'kind'   => 'choice',
				'values' => array( 'hide' ),
			),
			'layout'      => array(
				'kind'   => 'choice',
				'values' => array( 'carousel', 'grid', 'list' ),
			),
			'exclude'     => array( 'kind' => 'text' ),
			'load-more'   => array(
				'kind'   => 'choice',
				'values' => array( 'manual', 'auto' ),
			),
			'utm'         => array( 'kind' => 'text' ),
			'wrap'        => array( 'kind' => 'flag' ),
			'autoplay'    => array( 'kind' => 'flag' ),
			'interval'    => array(
				'kind'  => 'number',
				'least' => 2,
			),
		),
		'weather'  => array(
			'src'         => array( 'kind' => 'address' ),
			'adapter'     => array( 'kind' => 'text' ),
			'mapping'     => array( 'kind' => 'text' ),
			'body'        => array( 'kind' => 'text' ),
			'live'        => array( 'kind' => 'text' ),
			'lang'        => array( 'kind' => 'text' ),
			'time-zone'   => array( 'kind' => 'text' ),
			'loading'     => array(
				'kind'   => 'choice',
				'values' => array( 'lazy', 'eager', 'manual' ),
			),
			'refresh'     => array(
				'kind'  => 'number',
				'least' => 5,
			),
			'theme'       => array(
				'kind'   => 'choice',
				'values' => array( 'light', 'dark' ),
			),
			'limit'       => array(
				'kind'  => 'number',
				'least' => 0,
			),
			'timeout'     => array(
				'kind'  => 'number',
				'least' => 0.05,
			),
			'credentials' => array(
				'kind'   => 'choice',
				'values' => array( 'same-origin', 'omit', 'include' ),
			),
			'heading'     => array( 'kind' => 'text' ),
			'empty'       => array(
				'kind'   => 'choice',
				'values' => array( 'hide' ),
			),
			'layout'      => array(
				'kind'   => 'choice',
				'values' => array( 'box', 'wide', 'compact' ),
			),
			'units'       => array(
				'kind'   => 'choice',
				'values' => array( 'metric', 'imperial', 'si' ),
			),
			'wind'        => array(
				'kind'   => 'choice',
				'values' => array( 'beaufort', 'ms', 'kmh', 'mph', 'kn' ),
			),
			'forecast'    => array( 'kind' => 'address' ),
			'places'      => array( 'kind' => 'text' ),
			'locate'      => array( 'kind' => 'flag' ),
		),
		'comments' => array(
			'src'         => array( 'kind' => 'address' ),
			'adapter'     => array( 'kind' => 'text' ),
			'mapping'     => array( 'kind' => 'text' ),
			'body'        => array( 'kind' => 'text' ),
			'live'        => array( 'kind' => 'text' ),
			'lang'        => array( 'kind' => 'text' ),
			'time-zone'   => array( 'kind' => 'text' ),
			'loading'     => array(
				'kind'   => 'choice',
				'values' => array( 'lazy', 'eager', 'manual' ),
			),
			'refresh'     => array(
				'kind'  => 'number',
				'least' => 5,
			),
			'theme'       => array(
				'kind'   => 'choice',
				'values' => array( 'light', 'dark' ),
			),
			'limit'       => array(
				'kind'  => 'number',
				'least' => 0,
			),
			'timeout'     => array(
				'kind'  => 'number',
				'least' => 0.05,
			),
			'credentials' => array(
				'kind'   => 'choice',
				'values' => array( 'same-origin', 'omit', 'include' ),
			),
			'heading'     => array( 'kind' => 'text' ),
			'empty'       => array(
				'kind'   => 'choice',
				'values' => array( 'hide' ),
			),
			'action'      => array( 'kind' => 'address' ),
			'article'     => array( 'kind' => 'text' ),
			'anonymous'   => array(
				'kind'   => 'choice',
				'values' => array( 'form', 'sign-in', 'read-only' ),
			),
			'email'       => array(
				'kind'   => 'choice',
				'values' => array( 'optional', 'required', 'none' ),
			),
			'website'     => array(
				'kind'   => 'choice',
				'values' => array( 'none', 'optional', 'required' ),
			),
			'min-length'  => array(
				'kind'  => 'number',
				'least' => 0,
			),
			'max-length'  => array(
				'kind'  => 'number',
				'least' => 0,
			),
			'min-time'    => array(
				'kind'  => 'number',
				'least' => 0,
			),
			'sort'        => array(
				'kind'   => 'choice',
				'values' => array( 'newest', 'oldest', 'liked' ),
			),
			'depth'       => array(
				'kind'  => 'number',
				'least' => 0,
			),
			'load-more'   => array(
				'kind'   => 'choice',
				'values' => array( 'manual', 'auto' ),
			),
			'no-avatars'  => array( 'kind' => 'flag' ),
			'count-only'  => array( 'kind' => 'flag' ),
		),
	);
}

/**
 * What each attribute does, for who writes.
 *
 * @return array<string, array<string, mixed>>
 */
function bantin_contract_words() {
	return array(
		'ticker'   => array(
			'src'         => __( 'URL of the JSON that is shown.', 'bantin' ),
			'adapter'     => __( 'How the backend is read: a preset, or one given to configure. Default: auto.', 'bantin' ),
			'mapping'     => __( 'Where the fields are: JSON, or #id of the script that has it. Default: as the adapter has it.', 'bantin' ),
			'body'        => __( 'What graphql.js sends by POST: JSON, #id of the script that has it, or a query. Default: asked by GET.', 'bantin' ),
			'live'        => __( 'URL of server-sent events, for live.js; empty for the one that the backend names. Default: no stream.', 'bantin' ),
			'lang'        => __( 'BCP 47 tag of the language, vi_VN too: vi, en, fr, or what the page teaches; English for others. Default: the nearest lang, else the browser\'s.', 'bantin' ),
			'time-zone'   => __( 'Time zone, also of times without an offset: an IANA name, UTC+7 or +05:30. Default: the reader\'s.', 'bantin' ),
			'loading'     => __( 'When it starts: near the viewport, at once, or when refresh() is called. Default: lazy.', 'bantin' ),
			'refresh'     => __( 'How often it asks anew; never in a hidden tab. In seconds, at least 5. Default: never.', 'bantin' ),
			'theme'       => __( 'Colours of a light or a dark page. Default: the page\'s own color-scheme.', 'bantin' ),
			'limit'       => __( 'The most that is shown. In items. Default: all; 50 comments at once.', 'bantin' ),
			'timeout'     => __( 'How long each answer is waited for. In seconds, at least 0.05. Default: 10.', 'bantin' ),
			'credentials' => __( 'Whether cookies go with requests, as of fetch. Default: same-origin.', 'bantin' ),
			'heading'     => __( 'Another heading; empty for none. Default: the widget\'s name.', 'bantin' ),
			'empty'       => __( 'What an empty list shows: a sentence, or with hide nothing. Default: a sentence.', 'bantin' ),
			'mode'        => __( 'One headline at a time, all of them passing by, or a list. Default: rotate.', 'bantin' ),
			'interval'    => __( 'The time that a headline stays in rotate. In seconds, at least 2. Default: 6.', 'bantin' ),
			'speed'       => __( 'How fast they pass by in marquee, whatever there is to say; a reader of Vietnamese or English keeps up with 60. In pixels a second, at least 1. Default: 60.', 'bantin' ),
			'utm'         => __( 'Parameters for the links, utm_source=a&utm_medium=b; those that a link has stay. Default: none.', 'bantin' ),
		),
		'related'  => array(
			'src'         => __( 'URL of the JSON that is shown.', 'bantin' ),
			'adapter'     => __( 'How the backend is read: a preset, or one given to configure. Default: auto.', 'bantin' ),
			'mapping'     => __( 'Where the fields are: JSON, or #id of the script that has it. Default: as the adapter has it.', 'bantin' ),
			'body'        => __( 'What graphql.js sends by POST: JSON, #id of the script that has it, or a query. Default: asked by GET.', 'bantin' ),
			'live'        => __( 'URL of server-sent events, for live.js; empty for the one that the backend names. Default: no stream.', 'bantin' ),
			'lang'        => __( 'BCP 47 tag of the language, vi_VN too: vi, en, fr, or what the page teaches; English for others. Default: the nearest lang, else the browser\'s.', 'bantin' ),
			'time-zone'   => __( 'Time zone, also of times without an offset: an IANA name, UTC+7 or +05:30. Default: the reader\'s.', 'bantin' ),
			'loading'     => __( 'When it starts: near the viewport, at once, or when refresh() is called. Default: lazy.', 'bantin' ),
			'refresh'     => __( 'How often it asks anew; never in a hidden tab. In seconds, at least 5. Default: never.', 'bantin' ),
			'theme'       => __( 'Colours of a light or a dark page. Default: the page\'s own color-scheme.', 'bantin' ),
			'limit'       => __( 'The most that is shown. In items. Default: all; 50 comments at once.', 'bantin' ),
			'timeout'     => __( 'How long each answer is waited for. In seconds, at least 0.05. Default: 10.', 'bantin' ),
			'credentials' => __( 'Whether cookies go with requests, as of fetch. Default: same-origin.', 'bantin' ),
			'heading'     => __( 'Another heading; empty for none. Default: the widget\'s name.', 'bantin' ),
			'empty'       => __( 'What an empty list shows: a sentence, or with hide nothing. Default: a sentence.', 'bantin' ),
			'layout'      => __( 'How the stories stand: side by side, to be moved on; in rows; or one below the other. Default: carousel.', 'bantin' ),
			'exclude'     => __( 'URLs of stories that are left out; empty: this page, by its address and its rel="canonical". The scheme, www., a slash at the end, tracking parameters and the fragment make no difference. Default: none.', 'bantin' ),
			'load-more'   => __( 'How further pages come: by a button, or on reaching the end as well. Default: manual.', 'bantin' ),
			'utm'         => __( 'Parameters for the links, utm_source=a&utm_medium=b; those that a link has stay. Default: none.', 'bantin' ),
			'wrap'        => __( 'The buttons of the carousel go on from either end to the other; else one of them is dimmed there. Default: false.', 'bantin' ),
			'autoplay'    => __( 'The carousel moves by itself, until the reader uses it in any way. Default: false.', 'bantin' ),
			'interval'    => __( 'The time between its moves. In seconds, at least 2. Default: 6.', 'bantin' ),
		),
		'weather'  => array(
			'src'         => __( 'URL of the JSON that is shown.', 'bantin' ),
			'adapter'     => __( 'How the backend is read: a preset, or one given to configure. Default: auto.', 'bantin' ),
			'mapping'     => __( 'Where the fields are: JSON, or #id of the script that has it. Default: as the adapter has it.', 'bantin' ),
			'body'        => __( 'What graphql.js sends by POST: JSON, #id of the script that has it, or a query. Default: asked by GET.', 'bantin' ),
			'live'        => __( 'URL of server-sent events, for live.js; empty for the one that the backend names. Default: no stream.', 'bantin' ),
			'lang'        => __( 'BCP 47 tag of the language, vi_VN too: vi, en, fr, or what the page teaches; English for others. Default: the nearest lang, else the browser\'s.', 'bantin' ),
			'time-zone'   => __( 'Time zone, also of times without an offset: an IANA name, UTC+7 or +05:30. Default: the reader\'s.', 'bantin' ),
			'loading'     => __( 'When it starts: near the viewport, at once, or when refresh() is called. Default: lazy.', 'bantin' ),
			'refresh'     => __( 'How often it asks anew; never in a hidden tab. In seconds, at least 5. Default: never.', 'bantin' ),
			'theme'       => __( 'Colours of a light or a dark page. Default: the page\'s own color-scheme.', 'bantin' ),
			'limit'       => __( 'The most that is shown. In items. Default: all; 50 comments at once.', 'bantin' ),
			'timeout'     => __( 'How long each answer is waited for. In seconds, at least 0.05. Default: 10.', 'bantin' ),
			'credentials' => __( 'Whether cookies go with requests, as of fetch. Default: same-origin.', 'bantin' ),
			'heading'     => __( 'Another heading; empty for none. Default: the widget\'s name.', 'bantin' ),
			'empty'       => __( 'What an empty list shows: a sentence, or with hide nothing. Default: a sentence.', 'bantin' ),
			'layout'      => __( 'For a sidebar; what is now beside what comes, where there is room; or a line for a header, for which 2em are reserved. Default: box.', 'bantin' ),
			'units'       => __( 'Units of measure: °C, mm, hPa; with si the same, and wind in m/s; with imperial °F, inches, inches of mercury, and wind in miles per hour. Default: by the region of lang (en-US): imperial or metric.', 'bantin' ),
			'wind'        => __( 'Units of the wind; beaufort goes to 17, as Vietnam\'s cấp does. Default: beaufort in Vietnamese; else ms, or mph by the region.', 'bantin' ),
			'forecast'    => __( 'A second URL: what comes from there is added to what src gives, such as a forecast to the conditions now. Default: none.', 'bantin' ),
			'places'      => __( 'Places to choose from, Cần Thơ, can-tho, 10.03, 105.78; Vĩnh Long, vinh-long, 10.25, 105.97: a name, then a key, latitude and longitude as far as src needs them. The choice holds for the visit. Default: none.', 'bantin' ),
			'locate'      => __( 'A button by which the reader may give their position, rounded to two decimals. Default: false.', 'bantin' ),
		),
		'comments' => array(
			'src'         => __( 'URL of the JSON that is shown.', 'bantin' ),
			'adapter'     => __( 'How the backend is read: a preset, or one given to configure. Default: auto.', 'bantin' ),
			'mapping'     => __( 'Where the fields are: JSON, or #id of the script that has it. Default: as the adapter has it.', 'bantin' ),
			'body'        => __( 'What graphql.js sends by POST: JSON, #id of the script that has it, or a query. Default: asked by GET.', 'bantin' ),
			'live'        => __( 'URL of server-sent events, for live.js; empty for the one that the backend names. Default: no stream.', 'bantin' ),
			'lang'        => __( 'BCP 47 tag of the language, vi_VN too: vi, en, fr, or what the page teaches; English for others. Default: the nearest lang, else the browser\'s.', 'bantin' ),
			'time-zone'   => __( 'Time zone, also of times without an offset: an IANA name, UTC+7 or +05:30. Default: the reader\'s.', 'bantin' ),
			'loading'     => __( 'When it starts: near the viewport, at once, or when refresh() is called. Default: lazy.', 'bantin' ),
			'refresh'     => __( 'How often it asks anew; never in a hidden tab. In seconds, at least 5. Default: never.', 'bantin' ),
			'theme'       => __( 'Colours of a light or a dark page. Default: the page\'s own color-scheme.', 'bantin' ),
			'limit'       => __( 'The most that is shown. In items. Default: all; 50 comments at once.', 'bantin' ),
			'timeout'     => __( 'How long each answer is waited for. In seconds, at least 0.05. Default: 10.', 'bantin' ),
			'credentials' => __( 'Whether cookies go with requests, as of fetch. Default: same-origin.', 'bantin' ),
			'heading'     => __( 'Another heading; empty for none. Default: the widget\'s name.', 'bantin' ),
			'empty'       => __( 'What an empty list shows: a sentence, or with hide nothing. Default: a sentence.', 'bantin' ),
			'action'      => __( 'URL that comments are sent to. Default: src.', 'bantin' ),
			'article'     => __( 'What the comments are about; of an address all spellings are one. Default: the page\'s rel="canonical", if that is of its own origin, else its address without its query.', 'bantin' ),
			'anonymous'   => __( 'What readers get whom configure({author}) does not name: the form, the slot sign-in in its place, or the thread alone. Default: form.', 'bantin' ),
			'email'       => __( 'Whether the form asks for an e-mail address. Default: optional.', 'bantin' ),
			'website'     => __( 'Whether it asks for a website. Default: none.', 'bantin' ),
			'min-length'  => __( 'How long a comment has to be. In characters. Default: 1.', 'bantin' ),
			'max-length'  => __( 'How long a comment may be. In characters. Default: 2000.', 'bantin' ),
			'min-time'    => __( 'A time that nobody writes a comment in; what is sent sooner waits for it. In seconds. Default: 2.', 'bantin' ),
			'sort'        => __( 'Which comments come first; the reader\'s choice is written here. Default: as the backend sends them.', 'bantin' ),
			'depth'       => __( 'How deep replies are moved in; deeper ones say what they answer. In levels. Default: 3.', 'bantin' ),
			'load-more'   => __( 'How further comments come: by a button, or on reaching the end as well. Default: manual.', 'bantin' ),
			'no-avatars'  => __( 'Nobody\'s picture is asked for: the first letter of a name stands in its place. Default: false.', 'bantin' ),
			'count-only'  => __( 'The number alone, in a line of text; nothing where it is not known. There is no thread to tell the backend by: name it in adapter, unless the URL has its parameter for an article (Isso\'s uri). Default: false.', 'bantin' ),
		),
	);
}
