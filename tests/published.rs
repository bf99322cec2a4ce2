//! What `bantin-model` writes, the lenient readers read back as it was meant.

mod support;

use bantin::model::{self, Link, Precision, Quantity, Timestamp};
use bantin::source::mapping::Mapping;
use bantin::source::read;
use bantin::source::read::page::Payload;
use bantin::source::value::decode::decode;
use bantin_model::{
    Alert, Attribution, Author, Comment, Comments, Condition, Conditions, Day, Digest, FieldError,
    Headline, Hour, Id, Image, Picture, Problem, Severity, Status, Stories, Story, Weather,
};
use jiff::civil;
use proptest::option::of;
use proptest::prelude::{
    BoxedStrategy, Just, Strategy, any, prop, prop_assert_eq, prop_oneof, proptest,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::rc::Rc;
use support::{BASE, payload};

/// As a backend writes it and the bundle parses it; serde takes it back as well.
fn written<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Payload {
    let text = serde_json::to_string(value).expect("JSON");
    let back: T = serde_json::from_str(&text).expect("what was written");
    assert_eq!(&back, value);
    payload(decode(&text).expect("JSON"))
}

// --- What is written -------------------------------------------------------------------------

fn words() -> impl Strategy<Value = String> {
    "[A-Za-zĐđạếổơ]{1,9}( [a-zđạếổơ0-9]{1,9}[,.]?){0,5}"
}

fn url() -> impl Strategy<Value = String> {
    prop_oneof![
        "https://[a-z]{1,8}\\.example/[a-z0-9/-]{0,12}",
        "/[a-z0-9/-]{1,12}".prop_filter("no host", |it| !it.starts_with("//")),
    ]
}

/// A moment as a clock of some offset shows it.
fn by_clock(seconds: i64, hours: i8) -> String {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(hours));
    let moment = jiff::Timestamp::from_second(seconds).expect("a moment");
    let moment = moment.to_zoned_datetime(zone);
    moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A moment of this century.
fn moment() -> impl Strategy<Value = String> {
    (946_684_800_i64..4_102_444_800, -12_i8..=14)
        .prop_map(|(seconds, hours)| by_clock(seconds, hours))
}

/// A sunrise and the sunset after it, where there are both.
fn sun() -> impl Strategy<Value = (Option<String>, Option<String>)> {
    let parts = (
        946_684_800_i64..4_102_444_800,
        3600_i64..80_000,
        -12_i8..=14,
    );
    let both = parts
        .prop_map(|(rises, stays, hours)| (by_clock(rises, hours), by_clock(rises + stays, hours)));
    of(both).prop_map(Option::unzip)
}

fn day() -> impl Strategy<Value = String> {
    (2000_i16..2100, 1_i8..=12, 1_i8..=28)
        .prop_map(|(year, month, day)| civil::date(year, month, day).to_string())
}

fn tenths(least: i32, most: i32) -> impl Strategy<Value = Option<f64>> {
    of((least * 10..=most * 10).prop_map(|it| f64::from(it) / 10.0))
}

fn picture() -> impl Strategy<Value = Image> {
    let size = || of(1_u32..5000);
    let picture = (url(), of(words()), size(), size());
    let picture = picture.prop_map(|(src, alt, width, height)| {
        Image::Picture(Picture {
            src,
            alt,
            width,
            height,
            srcset: None,
        })
    });
    prop_oneof![url().prop_map(Image::Url), picture]
}

fn story() -> impl Strategy<Value = Story> {
    let first = (words(), url(), of("[a-z0-9-]{1,9}"), of(picture()));
    let rest = (of(moment()), of(words()), of(words()), of(words()));
    (first, rest, any::<bool>()).prop_map(
        |((title, url, id, image), (published, excerpt, label, author), sponsored)| Story {
            title,
            url,
            id,
            image,
            published,
            excerpt,
            label,
            author,
            sponsored,
        },
    )
}

fn headline() -> impl Strategy<Value = Headline> {
    (words(), of(url()), of(moment()), any::<bool>()).prop_map(
        |(title, url, published, breaking)| Headline {
            title,
            url,
            published,
            breaking,
        },
    )
}

const CONDITIONS: [Condition; 13] = [
    Condition::Clear,
    Condition::PartlyCloudy,
    Condition::Cloudy,
    Condition::Fog,
    Condition::Drizzle,
    Condition::Rain,
    Condition::Pouring,
    Condition::Showers,
    Condition::Sleet,
    Condition::Snow,
    Condition::Thunderstorm,
    Condition::Hail,
    Condition::Windy,
];

fn conditions() -> impl Strategy<Value = Conditions> {
    let sky = (of(prop::sample::select(&CONDITIONS[..])), of(any::<bool>()));
    let air = (
        tenths(-40, 50),
        tenths(-40, 60),
        tenths(0, 100),
        tenths(870, 1080),
    );
    let wind = (tenths(0, 60), tenths(0, 80), tenths(0, 359));
    let wet = (
        tenths(0, 200),
        tenths(0, 100),
        tenths(0, 100),
        tenths(0, 15),
    );
    (sky, air, wind, wet, sun()).prop_map(
        |(
            (condition, is_day),
            (temperature, apparent, humidity, pressure),
            (wind_speed, wind_gusts, wind_direction),
            (precipitation, precipitation_probability, cloud_cover, uv),
            (sunrise, sunset),
        )| Conditions {
            condition,
            is_day,
            temperature,
            apparent,
            humidity,
            wind_speed,
            wind_gusts,
            wind_direction,
            precipitation,
            precipitation_probability,
            cloud_cover,
            pressure,
            uv,
            sunrise,
            sunset,
        },
    )
}

/// Conditions that say something: hours and days without are left out at the end of a list.
fn told() -> impl Strategy<Value = Conditions> {
    conditions().prop_map(|it| Conditions {
        condition: it.condition.or(Some(Condition::Fog)),
        ..it
    })
}

fn alert() -> impl Strategy<Value = Alert> {
    let severity = prop::sample::select(vec![
        Severity::Minor,
        Severity::Moderate,
        Severity::Severe,
        Severity::Extreme,
    ]);
    let when = (of(moment()), of(moment()));
    (words(), of(severity), when, of(words()), of(url())).prop_map(
        |(title, severity, (starts, ends), text, url)| Alert {
            title,
            severity,
            starts,
            ends,
            text,
            url,
        },
    )
}

fn weather() -> impl Strategy<Value = Weather> {
    let about = (
        of(words()),
        of(Just("Asia/Ho_Chi_Minh".to_owned())),
        of(moment()),
    );
    let hours = prop::collection::btree_map(moment(), told(), 0..3);
    let days = prop::collection::btree_map(day(), (told(), tenths(-40, 20), tenths(20, 50)), 0..3);
    let rest = (
        prop::collection::vec(alert(), 0..3),
        of((words(), of(url()))),
    );
    (about, words(), of(told()), hours, days, rest).prop_map(
        |((place, time_zone, updated), bulletin, current, hours, days, (alerts, thanks))| Weather {
            place,
            time_zone,
            utc_offset: None,
            updated,
            bulletin: Some(bulletin),
            current,
            hourly: hours
                .into_iter()
                .map(|(time, conditions)| Hour { time, conditions })
                .collect(),
            daily: days
                .into_iter()
                .map(|(date, (conditions, min, max))| Day {
                    date,
                    min,
                    max,
                    conditions: Conditions {
                        temperature: None,
                        ..conditions
                    },
                })
                .collect(),
            alerts,
            attribution: thanks.map(|(text, url)| Attribution { text, url }),
        },
    )
}

/// A comment with answers, all of them without ids.
fn comment() -> BoxedStrategy<Comment> {
    let author = (of(words()), of(url()), of(url()), of(words()));
    let author = author.prop_map(|(name, url, avatar, badge)| Author {
        name,
        url,
        avatar,
        badge,
    });
    let status = prop::sample::select(vec![
        Status::Approved,
        Status::Pending,
        Status::Rejected,
        Status::Deleted,
    ]);
    let when = (of(moment()), of(moment()));
    let may = (any::<bool>(), any::<bool>());
    let state = (of(0_u32..1000), any::<bool>(), (status, of(words())), may);
    let one = (of(author), when, words(), any::<bool>(), state).prop_map(
        |(
            author,
            (created, edited),
            words,
            is_html,
            (likes, liked, (status, reason), (can_edit, can_report)),
        )| Comment {
            author,
            created,
            edited,
            text: (!is_html).then(|| words.clone()),
            html: is_html.then(|| format!("<p>{words}</p>")),
            likes,
            liked,
            status,
            reason,
            can_edit,
            can_report,
            ..Comment::default()
        },
    );
    one.prop_recursive(3, 8, 3, |inner| {
        (inner.clone(), prop::collection::vec(inner, 0..3))
            .prop_map(|(comment, replies)| Comment { replies, ..comment })
    })
    .boxed()
}

/// Gives each comment an id of its own, now a number, now a text.
fn number(comments: &mut [Comment], last: &mut u64) {
    for comment in comments {
        *last += 1;
        comment.id = match *last % 2 {
            0 => Id::from(*last),
            _ => Id::from(format!("c{last}")),
        };
        number(&mut comment.replies, last);
    }
}

// --- What is meant ---------------------------------------------------------------------------

fn text(given: &Option<String>) -> String {
    given.clone().unwrap_or_default()
}

fn link(given: &Option<String>) -> Option<Link> {
    Link::parse(given.as_ref()?, BASE)
}

fn time(given: &Option<String>) -> Option<Timestamp> {
    let moment: jiff::Timestamp = given.as_ref()?.parse().expect("RFC 3339");
    Some(stamp(moment.as_millisecond(), Precision::Instant))
}

#[expect(clippy::cast_precision_loss, reason = "of this century")]
fn stamp(ms: i64, precision: Precision) -> Timestamp {
    Timestamp {
        ms: ms as f64,
        precision,
    }
}

fn image(given: &Image) -> model::Image {
    let picture = match given {
        Image::Url(src) => Picture {
            src: src.clone(),
            ..Picture::default()
        },
        Image::Picture(picture) => picture.clone(),
    };
    model::Image {
        src: Link::parse(&picture.src, BASE).expect("a link"),
        alt: text(&picture.alt),
        width: picture.width,
        height: picture.height,
        srcset: None,
    }
}

fn meant_story(it: &Story) -> Rc<model::Story> {
    let url = Link::parse(&it.url, BASE).expect("a link");
    Rc::new(model::Story {
        title: it.title.clone(),
        id: it.id.clone().unwrap_or_else(|| url.as_str().to_owned()),
        url,
        image: it.image.as_ref().map(image),
        published: time(&it.published),
        excerpt: text(&it.excerpt),
        label: text(&it.label),
        author: text(&it.author),
        sponsored: it.sponsored,
    })
}

fn meant_headline(it: &Headline) -> Rc<model::Headline> {
    Rc::new(model::Headline {
        title: it.title.clone(),
        url: link(&it.url),
        published: time(&it.published),
        breaking: it.breaking,
    })
}

fn meant_conditions(it: &Conditions) -> model::Conditions {
    let mut meant = model::Conditions {
        condition: it.condition.map(|it| model::Condition::ALL[it as usize]),
        is_day: it.is_day,
        sunrise: time(&it.sunrise),
        sunset: time(&it.sunset),
        ..model::Conditions::default()
    };
    for (quantity, value) in [
        (Quantity::Temperature, it.temperature),
        (Quantity::Apparent, it.apparent),
        (Quantity::Humidity, it.humidity),
        (Quantity::WindSpeed, it.wind_speed),
        (Quantity::WindGusts, it.wind_gusts),
        (Quantity::WindDirection, it.wind_direction),
        (Quantity::Precipitation, it.precipitation),
        (
            Quantity::PrecipitationProbability,
            it.precipitation_probability,
        ),
        (Quantity::CloudCover, it.cloud_cover),
        (Quantity::Pressure, it.pressure),
        (Quantity::Uv, it.uv),
    ] {
        meant[quantity] = value;
    }
    meant
}

fn meant_day(it: &Day) -> model::Period {
    let date: civil::Date = it.date.parse().expect("a date");
    let days = (date - civil::date(1970, 1, 1)).get_days();
    let mut conditions = meant_conditions(&it.conditions);
    conditions[Quantity::Min] = it.min;
    conditions[Quantity::Max] = it.max;
    model::Period {
        time: stamp(i64::from(days) * 86_400_000, Precision::Date),
        conditions,
    }
}

fn meant_alert(it: &Alert) -> model::Alert {
    let severity = it.severity.unwrap_or(Severity::Minor);
    model::Alert {
        title: it.title.clone(),
        severity: model::Severity::ALL[severity as usize],
        starts: time(&it.starts),
        ends: time(&it.ends),
        text: text(&it.text),
        url: link(&it.url),
    }
}

fn meant_weather(it: &Weather) -> model::Weather {
    let hour = |it: &Hour| model::Period {
        time: time(&Some(it.time.clone())).expect("a moment"),
        conditions: meant_conditions(&it.conditions),
    };
    model::Weather {
        place: text(&it.place),
        time_zone: text(&it.time_zone),
        utc_offset: text(&it.utc_offset),
        updated: time(&it.updated),
        bulletin: text(&it.bulletin),
        current: it.current.as_ref().map(meant_conditions),
        hourly: it.hourly.iter().map(hour).collect(),
        daily: it.daily.iter().map(meant_day).collect(),
        alerts: it.alerts.iter().map(meant_alert).collect(),
        attribution: it.attribution.as_ref().map(|it| model::Attribution {
            text: it.text.clone(),
            url: link(&it.url),
        }),
    }
}

fn meant_comments(comments: &[Comment], parent: &str, all: &mut Vec<model::Comment>) {
    for it in comments {
        let author = it.author.clone().unwrap_or_default();
        let html = it.html.clone().map(model::Body::Html);
        all.push(model::Comment {
            id: it.id.to_string(),
            parent: parent.to_owned(),
            author: model::Author {
                name: text(&author.name),
                url: link(&author.url),
                avatar: link(&author.avatar),
                badge: text(&author.badge),
            },
            created: time(&it.created),
            edited: time(&it.edited),
            body: html.unwrap_or_else(|| model::Body::Text(text(&it.text))),
            likes: it.likes,
            liked: it.liked,
            status: match it.status {
                Status::Approved => model::Status::Approved,
                Status::Pending => model::Status::Pending,
                Status::Rejected => model::Status::Rejected,
                Status::Deleted => model::Status::Deleted,
            },
            reason: text(&it.reason),
            can_edit: it.can_edit,
            can_report: it.can_report,
        });
        meant_comments(&it.replies, &it.id.to_string(), all);
    }
}

proptest! {
    #[test]
    fn stories_are_read_as_they_were_meant(
        mut items in prop::collection::vec(story(), 1..5),
        next in of(url()),
        total in of(5_u32..100),
    ) {
        // Ids tell stories apart.
        for (place, story) in items.iter_mut().enumerate() {
            story.id = story.id.take().map(|id| format!("{id}-{place}"));
            story.url.push_str(&format!("-{place}"));
        }
        let page = Stories { items, next, total };
        let reading = read::stories(&written(&page), &Mapping::default()).expect("stories");
        let meant: Vec<_> = page.items.iter().map(meant_story).collect();
        prop_assert_eq!(reading.value, meant);
        prop_assert_eq!(reading.next, link(&page.next));
        prop_assert_eq!(reading.total, page.total);
        prop_assert_eq!(reading.skipped, Vec::<String>::new());
    }

    #[test]
    fn a_digest_is_read_as_it_was_meant(
        items in prop::collection::vec(headline(), 1..5),
        (title, published, url) in (of(words()), of(moment()), of(url())),
    ) {
        let digest = Digest { title, published, url, summary: None, items };
        let reading = read::digest(&written(&digest), &Mapping::default()).expect("a digest");
        prop_assert_eq!(reading.value, model::Digest {
            items: digest.items.iter().map(meant_headline).collect(),
            title: text(&digest.title),
            published: time(&digest.published),
            url: link(&digest.url),
        });
        prop_assert_eq!(reading.skipped, Vec::<String>::new());
    }

    #[test]
    fn the_weather_is_read_as_it_was_meant(weather in weather()) {
        let reading = read::weather(&written(&weather), &Mapping::default()).expect("weather");
        prop_assert_eq!(reading.value, meant_weather(&weather));
        prop_assert_eq!(reading.skipped, Vec::<String>::new());
    }

    #[test]
    fn comments_are_read_as_they_were_meant(
        mut items in prop::collection::vec(comment(), 1..4),
        next in of(url()),
        (total, closed) in (of(50_u32..100), any::<bool>()),
    ) {
        number(&mut items, &mut 0);
        let page = Comments { items, next, total, closed };
        let reading = read::comments(&written(&page), &Mapping::default()).expect("comments");
        let mut comments = Vec::new();
        meant_comments(&page.items, "", &mut comments);
        prop_assert_eq!(reading.value, model::Thread { comments, closed });
        prop_assert_eq!(reading.next, link(&page.next));
        prop_assert_eq!(reading.total, page.total);
        prop_assert_eq!(reading.skipped, Vec::<String>::new());
    }

    #[test]
    fn a_problem_is_read_as_it_was_meant(
        (name, title, detail) in ("[a-z-]{1,12}", of(words()), of(words())),
        fields in prop::collection::vec(("[a-z_]{1,8}", words()), 0..3),
    ) {
        let errors = fields.iter().map(|(field, detail)| FieldError {
            pointer: Some(format!("/author/{field}")),
            detail: detail.clone(),
            ..FieldError::default()
        });
        let problem = Problem {
            kind: Some(format!("https://news.example/problems/{name}")),
            title,
            status: Some(422),
            detail,
            errors: errors.collect(),
        };
        let fields = fields.iter().map(|(field, wrong)| (format!("author.{field}"), wrong.clone()));
        prop_assert_eq!(read::problem(&written(&problem).json), read::Problem {
            title: text(&problem.title),
            detail: text(&problem.detail),
            kind: name,
            fields: fields.collect(),
        });
    }
}
