//! The OpenAPI document and the answers, held together.

use crate::support::Newsroom;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const THREAD: &str = "/api/articles/{slug}/comments";
const COMMENT: &str = "/api/articles/{slug}/comments/{id}";
const COUNTS: &str = "/api/comments/counts";
const LIKE: &str = "/api/articles/{slug}/comments/{id}/like";
const REPORT: &str = "/api/articles/{slug}/comments/{id}/report";

/// One request of the table.
struct Case {
    method: &'static str,
    /// The path in the document.
    route: &'static str,
    /// What stands for its placeholders, in order, and the query.
    values: &'static [&'static str],
    query: &'static str,
    headers: &'static [&'static str],
    body: Value,
    status: u16,
}

fn case(
    method: &'static str,
    route: &'static str,
    values: &'static [&'static str],
    status: u16,
) -> Case {
    Case {
        method,
        route,
        values,
        query: "",
        headers: &[],
        body: Value::Null,
        status,
    }
}

impl Case {
    fn query(self, query: &'static str) -> Self {
        Self { query, ..self }
    }

    fn body(self, body: Value) -> Self {
        Self { body, ..self }
    }

    /// Sent by the one who wrote comments 4 and 9 of the first content.
    fn own(self) -> Self {
        Self {
            headers: &["X-Edit-Token: demo-visitor"],
            ..self
        }
    }

    fn line(&self) -> String {
        let mut path = self.route.to_owned();
        for value in self.values {
            let (start, end) = (
                path.find('{').expect("a place"),
                path.find('}').expect("an end"),
            );
            path.replace_range(start..=end, value);
        }
        format!("{} {path}{}", self.method, self.query)
    }
}

/// Requests that get every answer of the document.
fn cases() -> Vec<Case> {
    let text = |text: &str| json!({ "author": { "name": "Lan" }, "text": text });
    let own = &["cho-noi-ruoc-khach-dem", "9"];
    vec![
        case("GET", "/api/health", &[], 200),
        case("GET", "/api/openapi.json", &[], 200),
        case("GET", "/api/stories", &[], 200).query("?limit=50"),
        case("GET", "/api/stories", &[], 200).query("?limit=50&lang=en"),
        case("GET", "/api/stories", &[], 400).query("?limit=0"),
        case(
            "GET",
            "/api/stories/{slug}/related",
            &["dem-hoa-dang-ram"],
            200,
        )
        .query("?limit=50"),
        case(
            "GET",
            "/api/stories/{slug}/related",
            &["dem-hoa-dang-ram"],
            400,
        )
        .query("?page=x"),
        case("GET", "/api/stories/{slug}/related", &["nothing"], 404),
        case("GET", "/api/digests/{name}", &["morning"], 200),
        case("GET", "/api/digests/{name}", &["morning"], 200).query("?lang=en"),
        case("GET", "/api/digests/{name}", &["evening"], 404),
        case("GET", "/api/weather/{place}", &["can-tho"], 200),
        case("GET", "/api/weather/{place}", &["vinh-long"], 200),
        case("GET", "/api/weather/{place}", &["ca-mau"], 200).query("?lang=en"),
        case("GET", "/api/weather/{place}", &["nowhere"], 404),
        case("GET", "/api/events", &[], 200).query("?seconds=1"),
        case("GET", "/api/events", &[], 400).query("?seconds=0"),
        case("GET", "/api/events", &[], 503),
        case("GET", "/api/pictures/{file}", &["3.svg"], 200),
        case("GET", "/api/pictures/{file}", &["3.png"], 404),
        case("GET", THREAD, &["cho-noi-ruoc-khach-dem"], 200).own(),
        case("GET", THREAD, &["trieu-cuong-vuot-bao-dong"], 200).query("?limit=2&lang=en"),
        case("GET", THREAD, &["vuon-cam-chuyen-huu-co"], 200),
        case("GET", THREAD, &["dem-hoa-dang-ram"], 200),
        case("GET", THREAD, &["dem-hoa-dang-ram"], 400).query("?limit=0"),
        case("GET", THREAD, &["trieu-cuong-vuot-bao-dong"], 200).query("?sort=liked"),
        case("GET", THREAD, &["dem-hoa-dang-ram"], 400).query("?sort=best"),
        case("GET", COUNTS, &[], 200).query("?articles=cho-noi-ruoc-khach-dem,nothing"),
        case("GET", COUNTS, &[], 400),
        case("GET", THREAD, &["nothing"], 404),
        case("POST", THREAD, &["dem-hoa-dang-ram"], 201).body(text("Hay quá")),
        case("POST", THREAD, &["dem-hoa-dang-ram"], 202).body(text("www.bao.example")),
        case("POST", THREAD, &["dem-hoa-dang-ram"], 400)
            .query("?fault=x")
            .body(text("Hay quá")),
        case("POST", THREAD, &["vuon-cam-chuyen-huu-co"], 403).body(text("Hay quá")),
        case("POST", THREAD, &["nothing"], 404).body(text("Hay quá")),
        case("POST", THREAD, &["dem-hoa-dang-ram"], 413).body(text(&"x".repeat(70_000))),
        case("POST", THREAD, &["dem-hoa-dang-ram"], 415),
        case("POST", THREAD, &["dem-hoa-dang-ram"], 422).body(text("")),
        case("POST", THREAD, &["dem-hoa-dang-ram"], 429).body(text("Hay quá")),
        case("PATCH", COMMENT, own, 200).own().body(text("Hay quá")),
        case("PATCH", COMMENT, own, 400)
            .own()
            .query("?fault=x")
            .body(text("Hay quá")),
        case("PATCH", COMMENT, own, 403).body(text("Hay quá")),
        case("PATCH", COMMENT, &["dem-hoa-dang-ram", "9"], 404)
            .own()
            .body(text("Hay quá")),
        case("PATCH", COMMENT, own, 413)
            .own()
            .body(text(&"x".repeat(70_000))),
        case("PATCH", COMMENT, own, 415).own(),
        case("PATCH", COMMENT, own, 422).own().body(text("")),
        case("DELETE", COMMENT, own, 200).own(),
        case("DELETE", COMMENT, &["cho-noi-ruoc-khach-dem", "4"], 204).own(),
        case("DELETE", COMMENT, own, 403),
        case("DELETE", COMMENT, &["nothing", "9"], 404).own(),
        case("POST", LIKE, own, 200),
        case("POST", REPORT, own, 204),
        case("POST", REPORT, &["cho-noi-ruoc-khach-dem", "99"], 404),
        case("POST", LIKE, &["cho-noi-ruoc-khach-dem", "99"], 404),
    ]
}

/// What the document says of an answer.
fn documented(document: &Value, case: &Case) -> Value {
    let operation = &document["paths"][case.route][case.method.to_lowercase()];
    let response = &operation["responses"][case.status.to_string()];
    assert!(
        response.is_object(),
        "{} {}: not in the document",
        case.line(),
        case.status
    );
    response.clone()
}

/// What is wrong with JSON, by a schema of the document.
fn faults(document: &Value, schema: &Value, json: &Value) -> Vec<String> {
    let mut root = schema.clone();
    root["components"] = document["components"].clone();
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    let options = jsonschema::options().should_validate_formats(true);
    let validator = options.build(&root).expect("a schema");
    let errors = validator.iter_errors(json);
    errors
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect()
}

#[tokio::test]
async fn who_asks_for_no_route_in_particular_is_led_to_the_document() {
    let newsroom = Newsroom::open(&[]).await;
    for path in ["/api", "/api/"] {
        let answer = newsroom.send(&format!("GET {path}"), &[], None).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (307, "/api/openapi.json")
        );
    }
}

#[tokio::test]
async fn every_answer_is_as_documented() {
    let document = Newsroom::open(&[]).await.get("/api/openapi.json").await;
    for case in cases() {
        let line = case.line();
        let response = documented(&document, &case);
        let newsroom = Newsroom::open(&["--comments-per-minute", "1", "--streams", "1"]).await;
        let body = Some(&case.body).filter(|body| !body.is_null());
        if case.status == 429 {
            newsroom.send(&line, case.headers, body).await;
        }
        // A stream that is open takes the one place.
        let mut open = None;
        if case.status == 503 {
            open = newsroom.request(&line).send().await.ok();
        }
        let answer = newsroom.send(&line, case.headers, body).await;
        drop(open);
        assert_eq!(answer.status, case.status, "{line}: {}", answer.body);
        let Some(content) = response["content"].as_object() else {
            assert_eq!(answer.body, "", "{line}");
            continue;
        };
        let kind = answer.header("content-type");
        let content = content
            .get(kind)
            .unwrap_or_else(|| panic!("{line}: {kind} not documented"));
        if kind.ends_with("json") {
            let faults = faults(&document, &content["schema"], &answer.json());
            assert!(faults.is_empty(), "{line}: {faults:#?}\n{}", answer.body);
        }
    }
}

#[tokio::test]
async fn every_documented_answer_is_tested() {
    let document = Newsroom::open(&[]).await.get("/api/openapi.json").await;
    let mut documented = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            for status in operation["responses"]
                .as_object()
                .expect("responses")
                .keys()
            {
                documented.insert(format!("{} {path} {status}", method.to_uppercase()));
            }
        }
    }
    let tested = cases().into_iter();
    let tested: BTreeSet<_> = tested
        .map(|case| format!("{} {} {}", case.method, case.route, case.status))
        .collect();
    assert_eq!(documented, tested);
}

/// The router takes its routes from the same list as the document; this shows that nothing
/// else answers at its paths.
#[tokio::test]
async fn methods_that_are_not_documented_are_not_allowed() {
    let newsroom = Newsroom::open(&[]).await;
    let document = newsroom.get("/api/openapi.json").await;
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for method in ["get", "post", "put", "patch", "delete"] {
            if operations.get(method).is_none() {
                let line = format!(
                    "{} {}",
                    method.to_uppercase(),
                    path.replace(['{', '}'], "x")
                );
                let answer = newsroom.send(&line, &[], None).await;
                let found = (answer.status, answer.problem());
                assert_eq!(found, (405, "method-not-allowed".to_owned()), "{line}");
            }
        }
    }
}

#[tokio::test]
async fn a_schema_refuses_what_it_does_not_name() {
    let document = Newsroom::open(&[]).await.get("/api/openapi.json").await;
    let schema = json!({ "$ref": "#/components/schemas/Health" });
    let check = |json: Value| faults(&document, &schema, &json).len();
    assert_eq!(check(json!({ "status": "ok", "stories": 48 })), 0);
    assert_eq!(
        check(json!({ "status": "ok", "stories": 48, "more": 1 })),
        1
    );
    assert_eq!(check(json!({ "status": "ok" })), 1);
    assert_eq!(check(json!({ "status": "bad", "stories": "48" })), 2);
}

#[tokio::test]
async fn operations_have_names_of_their_own() {
    let document = Newsroom::open(&[]).await.get("/api/openapi.json").await;
    let mut names = BTreeSet::new();
    let paths = document["paths"].as_object().expect("paths").values();
    for operation in paths.flat_map(|path| path.as_object().expect("operations").values()) {
        let name = operation["operationId"].to_string();
        assert!(names.insert(name.clone()), "{name} comes twice");
    }
}
