//! The written bulletin: situations, and what a paper would print of each.

use bantin::model::{
    Condition, Conditions, Period, Precision, Quantity, Timestamp, Units, Weather,
};
use bantin::ui::labels::Language;
use bantin::widgets::weather::bulletin::{Grammar, Outlook, write};

#[path = "support/french.rs"]
mod french;

const HOUR: f64 = 3_600_000.0;
/// 2026-11-24T00:00 by the clock of the place.
const MIDNIGHT: f64 = 1_795_478_400_000.0;

fn at(hour: f64) -> Timestamp {
    Timestamp {
        ms: MIDNIGHT + hour * HOUR,
        precision: Precision::Local,
    }
}

/// Conditions from words: `cloudy p60 w4 g12 d45 t28 c80 mm0 night`.
fn conditions(words: &str) -> Conditions {
    let mut made = Conditions::default();
    for word in words.split_whitespace() {
        let named = Condition::ALL.into_iter().find(|it| it.name() == word);
        if named.is_some() {
            made.condition = named;
            continue;
        }
        let start = word.find(|c: char| c.is_ascii_digit() || c == '-');
        let (name, number) = word.split_at(start.unwrap_or(word.len()));
        let number: Option<f64> = number.parse().ok();
        match name {
            "p" => made[Quantity::PrecipitationProbability] = number,
            "w" => made[Quantity::WindSpeed] = number,
            "g" => made[Quantity::WindGusts] = number,
            "d" => made[Quantity::WindDirection] = number,
            "t" => made[Quantity::Temperature] = number,
            "c" => made[Quantity::CloudCover] = number,
            "mm" => made[Quantity::Precipitation] = number,
            "night" => made.is_day = Some(false),
            "unknown" => made.condition = Some(Condition::Unknown),
            _ => panic!("{word}"),
        }
    }
    made
}

/// A situation: `at 9; now …; day 23..31 …; 9-17 …; 18-24 …`. Hours are of the clock of the place
/// and go on behind midnight.
fn report(situation: &str) -> (Weather, f64) {
    let (mut report, mut now) = (Weather::default(), 9.0);
    for part in situation.split(';').map(str::trim) {
        let (what, words) = part.split_once(' ').unwrap_or((part, ""));
        match what {
            "" => {}
            "at" => now = words.parse().expect("an hour"),
            "now" => report.current = Some(conditions(words)),
            "day" => {
                let (range, words) = words.split_once(' ').unwrap_or((words, ""));
                let (min, max) = range.split_once("..").expect("a range");
                let mut conditions = conditions(words);
                conditions[Quantity::Min] = min.parse().ok();
                conditions[Quantity::Max] = max.parse().ok();
                report.daily.push(Period {
                    time: Timestamp {
                        precision: Precision::Date,
                        ..at(0.0)
                    },
                    conditions,
                });
            }
            _ => {
                let (first, last) = what.split_once('-').expect("hours");
                let hours = first.parse().expect("an hour")..=last.parse::<u8>().expect("an hour");
                report.hourly.extend(hours.map(|hour| Period {
                    time: at(hour.into()),
                    conditions: conditions(words),
                }));
            }
        }
    }
    (report, MIDNIGHT + now * HOUR)
}

fn bulletin(situation: &str, tag: &str, system: &str, wind: &str) -> String {
    let (report, now) = report(situation);
    let outlook = Outlook::of(&report, now, &|at| at.ms);
    let units = Units::of(tag, system, wind);
    let written = match Language::of(tag) {
        Language::Further => write(&outlook, units, Grammar(&french::grammar())),
        language => write(&outlook, units, Grammar::of(language)),
    };
    // Where it may be parted has a test of its own, and French says where it may not.
    match tag {
        "fr" => written,
        _ => written.replace('\u{a0}', " "),
    }
}

/// Situation, Vietnamese, English.
const SITUATIONS: &[(&str, &str, &str)] = &[
    // --- The sky ---
    ("now clear", "Trời nắng.", "Sunny."),
    ("now clear night", "Trời quang mây.", "Clear."),
    ("now partly-cloudy", "Ít mây.", "Partly cloudy."),
    ("now cloudy", "Nhiều mây.", "Cloudy."),
    ("now c10", "Trời nắng.", "Sunny."),
    ("now c50", "Ít mây.", "Partly cloudy."),
    ("now c90", "Nhiều mây.", "Cloudy."),
    ("now unknown", "", ""),
    ("now t28", "", ""),
    ("9-12 clear; 13-20 cloudy", "Nhiều mây.", "Cloudy."),
    ("9-16 clear; 17-20 cloudy", "Trời nắng.", "Sunny."),
    ("at 19; 19-29 clear", "Trời quang mây.", "Clear."),
    // --- Dry, and known to be ---
    ("now clear p0", "Trời nắng, không mưa.", "Sunny and dry."),
    ("now cloudy p10", "Nhiều mây, không mưa.", "Cloudy and dry."),
    ("now cloudy mm0", "Nhiều mây, không mưa.", "Cloudy and dry."),
    (
        "9-30 partly-cloudy p5",
        "Ít mây, không mưa.",
        "Partly cloudy and dry.",
    ),
    // One hour of which nothing is known: then nothing is said.
    ("9-20 cloudy p5; 21-22 cloudy", "Nhiều mây.", "Cloudy."),
    // --- What falls ---
    (
        "now drizzle",
        "Nhiều mây, có mưa phùn.",
        "Cloudy, with drizzle.",
    ),
    ("now rain", "Nhiều mây, có mưa.", "Cloudy, with rain."),
    (
        "now pouring",
        "Nhiều mây, có mưa to.",
        "Cloudy, with heavy rain.",
    ),
    (
        "now showers",
        "Ít mây, có mưa rào.",
        "Partly cloudy, with showers.",
    ),
    (
        "now showers c90",
        "Nhiều mây, có mưa rào.",
        "Cloudy, with showers.",
    ),
    (
        "now sleet",
        "Nhiều mây, có mưa lẫn tuyết.",
        "Cloudy, with sleet.",
    ),
    ("now snow", "Nhiều mây, có tuyết rơi.", "Cloudy, with snow."),
    (
        "now thunderstorm",
        "Nhiều mây, có mưa rào và dông. Trong mưa dông có khả năng xảy ra lốc, sét và gió giật mạnh.",
        "Cloudy, with thundery showers. Thunderstorms may bring squalls, lightning and strong gusts.",
    ),
    (
        "now hail",
        "Nhiều mây, có mưa dông kèm mưa đá. Trong mưa dông có khả năng xảy ra lốc, sét, mưa đá và gió giật mạnh.",
        "Cloudy, with thunderstorms and hail. Thunderstorms may bring squalls, lightning, hail and strong gusts.",
    ),
    // --- How likely ---
    ("now rain p15", "Nhiều mây.", "Cloudy."),
    (
        "now rain p30",
        "Nhiều mây, có mưa vài nơi.",
        "Cloudy, with a slight chance of rain.",
    ),
    (
        "now rain p50",
        "Nhiều mây, có mưa rải rác.",
        "Cloudy, with a chance of rain.",
    ),
    ("now rain p80", "Nhiều mây, có mưa.", "Cloudy, with rain."),
    (
        "now cloudy p60",
        "Nhiều mây, có mưa rải rác.",
        "Cloudy, with a chance of rain.",
    ),
    ("now cloudy p40", "Nhiều mây.", "Cloudy."),
    // --- When ---
    (
        "5-10 rain; 11-30 cloudy; at 6",
        "Nhiều mây, sáng có mưa.",
        "Cloudy, with rain in the morning.",
    ),
    (
        "9-12 cloudy; 13-17 showers p75; 18-30 cloudy",
        "Nhiều mây, chiều có mưa rào.",
        "Cloudy, with showers in the afternoon.",
    ),
    (
        "9-14 cloudy p10; 15-20 showers p55; 21-30 cloudy p10",
        "Nhiều mây, chiều và tối có mưa rào rải rác.",
        "Cloudy, with a chance of showers in the afternoon and evening.",
    ),
    (
        "9-17 clear p0; 18-21 rain p30; 22-29 clear p0",
        "Trời nắng, tối có mưa vài nơi.",
        "Sunny, with a slight chance of rain in the evening.",
    ),
    (
        "9-21 cloudy; 22-29 drizzle",
        "Nhiều mây, đêm có mưa phùn.",
        "Cloudy, with drizzle at night.",
    ),
    (
        "9-17 cloudy; 18-29 rain",
        "Nhiều mây, tối và đêm có mưa.",
        "Cloudy, with rain in the evening and at night.",
    ),
    (
        "at 6; 6-9 rain; 10-17 cloudy; 18-20 rain; 21-29 cloudy",
        "Nhiều mây, sáng và tối có mưa.",
        "Cloudy, with rain in the morning and evening.",
    ),
    (
        "9-10 rain; 11-17 rain; 18-29 cloudy",
        "Nhiều mây, sáng và chiều có mưa.",
        "Cloudy, with rain in the morning and afternoon.",
    ),
    ("9-29 rain p90", "Nhiều mây, có mưa.", "Cloudy, with rain."),
    (
        "9-20 rain; 21-29 cloudy",
        "Nhiều mây, có mưa.",
        "Cloudy, with rain.",
    ),
    // The worst of the day is what it is called by.
    (
        "9-12 rain p60; 13-17 thunderstorm p80; 18-29 cloudy p10",
        "Nhiều mây, sáng và chiều có mưa rào và dông. Trong mưa dông có khả năng xảy ra lốc, sét và gió giật mạnh.",
        "Cloudy, with thundery showers in the morning and afternoon. Thunderstorms may bring squalls, lightning and strong gusts.",
    ),
    // --- Fog ---
    (
        "now fog",
        "Có sương mù. Tầm nhìn xa giảm.",
        "Fog. Poor visibility.",
    ),
    (
        "at 5; 5-8 fog p0; 9-29 clear p0",
        "Trời nắng, sáng có sương mù. Tầm nhìn xa giảm.",
        "Sunny, with fog in the morning. Poor visibility.",
    ),
    (
        "at 20; 20-21 clear; 22-29 fog",
        "Trời quang mây, đêm có sương mù. Tầm nhìn xa giảm.",
        "Clear, with fog at night. Poor visibility.",
    ),
    (
        "9-12 cloudy; 13-17 showers p75; 18-21 cloudy; 22-28 fog",
        "Nhiều mây, đêm có sương mù, chiều có mưa rào. Tầm nhìn xa giảm.",
        "Cloudy, with fog at night and showers in the afternoon. Poor visibility.",
    ),
    // --- Wind ---
    ("now w0", "Lặng gió.", "Calm."),
    ("now w0.2 d45", "Lặng gió.", "Calm."),
    ("now w1 d45", "Gió nhẹ.", "Light winds."),
    ("now w1.6", "Gió cấp 2.", "Wind force 2."),
    (
        "now w4 d225",
        "Gió tây nam cấp 3.",
        "Wind south-westerly, force 3.",
    ),
    (
        "9-14 cloudy w2 d45; 15-29 cloudy w4 d50",
        "Nhiều mây. Gió đông bắc cấp 2-3.",
        "Cloudy. Wind north-easterly, force 2–3.",
    ),
    (
        "9-14 cloudy w2 d45 g8; 15-29 cloudy w4 d50 g12",
        "Nhiều mây. Gió đông bắc cấp 2-3, giật cấp 6.",
        "Cloudy. Wind north-easterly, force 2–3, gusting to force 6.",
    ),
    // A gust that is hardly more than the wind is no news.
    (
        "now w9 g11 d0",
        "Gió bắc cấp 5.",
        "Wind northerly, force 5.",
    ),
    (
        "9-14 w0 d90; 15-29 w3 d90",
        "Gió đông có lúc cấp 2.",
        "Wind easterly, up to force 2.",
    ),
    (
        "9-14 w4 d0; 15-20 w4 d120; 21-29 w4 d240",
        "Gió cấp 3.",
        "Wind force 3.",
    ),
    (
        "day 23..31 cloudy w7 d180",
        "Nhiều mây. Gió nam có lúc cấp 4. Nhiệt độ 23-31 độ.",
        "Cloudy. Wind southerly, up to force 4. Temperature 23–31 °C.",
    ),
    (
        "now w4 g18 d270",
        "Gió tây cấp 3, giật cấp 8. Đề phòng gió giật mạnh.",
        "Wind westerly, force 3, gusting to force 8. Beware of strong gusts.",
    ),
    (
        "now w1 g9",
        "Gió cấp 1, giật cấp 5.",
        "Wind force 1, gusting to force 5.",
    ),
    // --- As strong as ---
    (
        "now w12 d45",
        "Gió đông bắc cấp 6. Gió mạnh tương đương áp thấp nhiệt đới.",
        "Wind north-easterly, force 6. Winds as strong as in a tropical depression.",
    ),
    (
        "now pouring w18 g28 d90",
        "Nhiều mây, có mưa to. Gió đông cấp 8, giật cấp 10. Gió mạnh tương đương bão.",
        "Cloudy, with heavy rain. Wind easterly, force 8, gusting to force 10. Winds as strong as in a tropical storm.",
    ),
    (
        "now w26 d135",
        "Gió đông nam cấp 10. Gió mạnh tương đương bão mạnh.",
        "Wind south-easterly, force 10. Winds as strong as in a severe tropical storm.",
    ),
    (
        "9-14 pouring w26 d0 g45; 15-29 pouring w40 d10 g57",
        "Nhiều mây, có mưa to. Gió bắc cấp 10-13, giật cấp 17. Gió mạnh tương đương bão rất mạnh.",
        "Cloudy, with heavy rain. Wind northerly, force 10–13, gusting to force 17. Winds as strong as in a typhoon.",
    ),
    (
        "now windy w14 d0",
        "Gió bắc cấp 7. Gió mạnh tương đương áp thấp nhiệt đới.",
        "Wind northerly, force 7. Winds as strong as in a tropical depression.",
    ),
    // --- Temperature ---
    ("day 23..31", "Nhiệt độ 23-31 độ.", "Temperature 23–31 °C."),
    ("day 28.4..27.6", "Nhiệt độ 28 độ.", "Temperature 28 °C."),
    (
        "9-11 t25; 12-14 t31; 15-30 t26",
        "Nhiệt độ 25-31 độ.",
        "Temperature 25–31 °C.",
    ),
    // Four hours have no highest and lowest.
    ("9-12 t25 cloudy", "Nhiều mây.", "Cloudy."),
    (
        "day -3..2",
        "Trời rét hại. Có khả năng xảy ra băng giá. Nhiệt độ từ -3 đến 2 độ.",
        "Frost. Temperature -3 to 2 °C.",
    ),
    (
        "day -18..-11 snow",
        "Nhiều mây, có tuyết rơi. Trời rét hại. Có khả năng xảy ra băng giá. Nhiệt độ từ -18 đến -11 độ.",
        "Cloudy, with snow. Severe frost. Temperature -18 to -11 °C.",
    ),
    (
        "day -0.3..0.4",
        "Trời rét hại. Có khả năng xảy ra băng giá. Nhiệt độ 0 độ.",
        "Frost. Temperature 0 °C.",
    ),
    (
        "day 10..16",
        "Trời rét hại. Nhiệt độ 10-16 độ.",
        "Temperature 10–16 °C.",
    ),
    (
        "day 12..17",
        "Trời rét đậm. Nhiệt độ 12-17 độ.",
        "Temperature 12–17 °C.",
    ),
    ("day 14..19", "Nhiệt độ 14-19 độ.", "Temperature 14–19 °C."),
    (
        "day 26..35 clear p5",
        "Trời nắng, không mưa. Nắng nóng. Nhiệt độ 26-35 độ.",
        "Sunny and dry. Hot. Temperature 26–35 °C.",
    ),
    (
        "day 27..37.5 clear",
        "Trời nắng. Nắng nóng gay gắt. Nhiệt độ 27-38 độ.",
        "Sunny. Very hot. Temperature 27–38 °C.",
    ),
    (
        "day 29..40 clear",
        "Trời nắng. Nắng nóng đặc biệt gay gắt. Nhiệt độ 29-40 độ.",
        "Sunny. Extreme heat. Temperature 29–40 °C.",
    ),
    // --- All of it ---
    (
        "9-14 cloudy p10 w2 d45 g6; 15-20 rain p35 w4 d45 g13; 21-29 cloudy p10 w3 d40; day 23..31",
        "Nhiều mây, chiều và tối có mưa vài nơi. Gió đông bắc cấp 2-3, giật cấp 6. Nhiệt độ 23-31 độ.",
        "Cloudy, with a slight chance of rain in the afternoon and evening. Wind north-easterly, force 2–3, gusting to force 6. Temperature 23–31 °C.",
    ),
    (
        "9-12 partly-cloudy p10 w3 d225; 13-19 thunderstorm p85 w6 d225 g16; 20-29 cloudy p15 w2 d225; day 24..35",
        "Nhiều mây, chiều và tối có mưa rào và dông. Gió tây nam cấp 2-4, giật cấp 7. Trong mưa dông có khả năng xảy ra lốc, sét và gió giật mạnh. Nắng nóng. Nhiệt độ 24-35 độ.",
        "Cloudy, with thundery showers in the afternoon and evening. Wind south-westerly, force 2–4, gusting to force 7. Thunderstorms may bring squalls, lightning and strong gusts. Hot. Temperature 24–35 °C.",
    ),
    (
        "at 22; 22-29 clear p0 w1 d0; day 8..19",
        "Trời quang mây, không mưa. Gió nhẹ. Trời rét đậm. Nhiệt độ 8-19 độ.",
        "Clear and dry. Light winds. Temperature 8–19 °C.",
    ),
    // What is over, and what is of tomorrow, is not today's.
    (
        "at 15; 6-13 thunderstorm; 14-29 clear p0; 31-40 snow",
        "Trời nắng, không mưa.",
        "Sunny and dry.",
    ),
    ("", "", ""),
];

#[test]
fn each_situation_reads_as_a_paper_would_print_it() {
    assert!(SITUATIONS.len() >= 60, "{}", SITUATIONS.len());
    let mut wrong = String::new();
    for (situation, vi, en) in SITUATIONS {
        for (tag, expected) in [("vi", vi), ("en", en)] {
            let found = bulletin(situation, tag, "", "beaufort");
            if found != *expected {
                wrong.push_str(&format!("\n{situation}\n  is  {found}\n  not {expected}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Situation, French.
const IN_FRENCH: &[(&str, &str)] = &[
    ("now clear", "Ensoleillé."),
    ("now clear night p0", "Ciel dégagé, sans pluie."),
    ("now partly-cloudy", "Ciel partiellement nuageux."),
    ("now rain", "Ciel nuageux, avec pluie."),
    ("now rain p30", "Ciel nuageux, avec pluie (risque faible)."),
    (
        "5-10 rain; 11-30 cloudy; at 6",
        "Ciel nuageux, avec pluie le matin.",
    ),
    (
        "now hail",
        "Ciel nuageux, avec orages et grêle. Les orages peuvent s’accompagner de tourbillons, de foudre, de grêle et de fortes rafales.",
    ),
    (
        "at 15; 6-13 thunderstorm; 14-29 clear p0; 31-40 snow",
        "Ensoleillé, sans pluie.",
    ),
    ("", ""),
];

#[test]
fn a_further_language_says_it_by_its_own_grammar() {
    for (situation, expected) in IN_FRENCH {
        let found = bulletin(situation, "fr", "", "beaufort");
        assert_eq!(found, *expected, "{situation}");
    }
}

#[test]
fn it_is_written_in_the_units_of_the_reader() {
    const SITUATION: &str = "9-14 w2 d45 g8; 15-29 w4 d45 g12; day 23..31";
    let rows = [
        (
            "vi",
            "",
            "",
            "Gió đông bắc cấp 2-3, giật cấp 6. Nhiệt độ 23-31 độ.",
        ),
        (
            "vi",
            "",
            "ms",
            "Gió đông bắc 2-4 m/s, giật 12 m/s. Nhiệt độ 23-31 độ.",
        ),
        (
            "vi",
            "",
            "kmh",
            "Gió đông bắc 7-14 km/h, giật 43 km/h. Nhiệt độ 23-31 độ.",
        ),
        (
            "vi",
            "",
            "kn",
            "Gió đông bắc 4-8 hải lý/giờ, giật 23 hải lý/giờ. Nhiệt độ 23-31 độ.",
        ),
        (
            "vi",
            "imperial",
            "",
            "Gió đông bắc 4-9 dặm/giờ, giật 27 dặm/giờ. Nhiệt độ 73-88 độ F.",
        ),
        (
            "en",
            "",
            "",
            "Wind north-easterly, 2–4 m/s, gusting to 12 m/s. Temperature 23–31 °C.",
        ),
        (
            "en-GB",
            "",
            "",
            "Wind north-easterly, 4–9 mph, gusting to 27 mph. Temperature 23–31 °C.",
        ),
        (
            "en-US",
            "",
            "",
            "Wind north-easterly, 4–9 mph, gusting to 27 mph. Temperature 73–88 °F.",
        ),
        (
            "en-US",
            "si",
            "kn",
            "Wind north-easterly, 4–8 kn, gusting to 23 kn. Temperature 23–31 °C.",
        ),
    ];
    for (tag, system, wind, expected) in rows {
        assert_eq!(
            bulletin(SITUATION, tag, system, wind),
            expected,
            "{tag} {system} {wind}"
        );
    }
}

/// Where a line may end, as a narrow box has it.
fn lines(text: &str) -> Vec<&str> {
    text.split(' ').collect()
}

#[test]
fn a_number_stands_in_one_line_with_what_it_counts() {
    const SITUATION: &str = "9-29 w4 d225 g12; day -3..31";
    const UNITS: [&str; 11] = [
        "cấp",
        "force",
        "m/s",
        "km/h",
        "dặm/giờ",
        "hải",
        "mph",
        "kn",
        "°C",
        "°F",
        "giật",
    ];
    let (report, now) = report(SITUATION);
    let outlook = Outlook::of(&report, now, &|at| at.ms);
    let french = french::grammar();
    let grammars = [
        ("vi", Grammar::of(Language::Vi)),
        ("en", Grammar::of(Language::En)),
        ("fr", Grammar(&french)),
    ];
    for (tag, grammar) in grammars {
        for wind in ["beaufort", "ms", "kmh", "mph", "kn"] {
            for system in ["metric", "imperial"] {
                let text = write(&outlook, Units::of(tag, system, wind), grammar);
                for word in lines(&text) {
                    let bare = word.trim_end_matches(['.', ',']);
                    assert!(!UNITS.contains(&bare), "{bare} stands alone in {text}");
                }
            }
        }
    }
    let text = write(&outlook, Units::of("vi", "", "beaufort"), grammars[0].1);
    assert!(text.contains("giật\u{a0}cấp\u{a0}6"), "{text}");
    assert!(text.contains("31\u{a0}độ"), "{text}");
}

#[test]
fn a_sentence_begins_with_a_capital_and_ends_with_a_stop() {
    for (situation, ..) in SITUATIONS {
        for tag in ["vi", "en", "fr"] {
            let text = bulletin(situation, tag, "", "");
            for sentence in text.split(". ").filter(|it| !it.is_empty()) {
                let first = sentence.chars().next().expect("a character");
                assert!(first.is_uppercase(), "{text}");
            }
            assert!(text.is_empty() || text.ends_with('.'), "{text}");
            assert!(
                !text.contains("  ") && !text.contains(['{', '}', '|']),
                "{text}"
            );
        }
    }
}
