//! `newsroom import`: comments of Disqus and WordPress.

use crate::support::Newsroom;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

const THREAD: &str = "/api/articles/dem-hoa-dang-ram/comments?sort=oldest";

/// A folder that is gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("newsroom-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn import(&self, text: impl AsRef<[u8]>) -> Output {
        self.import_with(&[], text)
    }

    /// With options of the program itself.
    fn import_with(&self, options: &[&str], text: impl AsRef<[u8]>) -> Output {
        let file = self.0.join("export.xml");
        fs::write(&file, text).expect("a file");
        Command::new(env!("CARGO_BIN_EXE_newsroom"))
            .args(options)
            .args(["import", "--database"])
            .args([self.database(), file])
            .output()
            .expect("a program")
    }

    fn database(&self) -> PathBuf {
        self.0.join("newsroom.sqlite")
    }

    async fn thread(&self) -> Vec<Value> {
        let path = self.database();
        let newsroom = Newsroom::open(&["--database", text(&path)]).await;
        let thread = newsroom.get(THREAD).await;
        newsroom.close().await;
        thread["items"].as_array().expect("items").clone()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the system's own folder for that, it removes.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("text")
}

fn said(output: &Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn refused(output: &Output) -> String {
    assert!(!output.status.success());
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}

fn post(id: u32, parent: &str, more: &str) -> String {
    format!(
        r#"<post dsq:id="{id}"><id/><message><![CDATA[<p>Post {id} &amp; more</p>]]></message>
        <createdAt>2026-03-0{id}T08:00:00Z</createdAt>{more}
        <author><name>L&#7841;n &amp; co</name><email>lan@bao.example</email></author>
        <thread dsq:id="77"/>{parent}</post>"#
    )
}

fn disqus(posts: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><title>General</title></category>
<thread dsq:id="77"><id>id-77</id><link>https://bao.example/que/dem-hoa-dang-ram/?utm=1</link><title>x</title></thread>
<thread dsq:id="78"><id/><link>https://bao.example/mat-roi.html</link></thread>
{posts}
</disqus>"#
    )
}

#[tokio::test]
async fn the_export_of_disqus_is_threads_with_what_answers_what() {
    let folder = Folder::new("disqus");
    // An answer may stand before what it answers.
    let posts = [
        post(2, r#"<parent dsq:id="1"/>"#, ""),
        post(1, "", "<isDeleted>false</isDeleted><isSpam>false</isSpam>"),
        post(3, "", "<isSpam>true</isSpam>"),
        post(4, "", "<isDeleted>true</isDeleted>"),
        post(5, r#"<parent dsq:id="4"/>"#, ""),
        post(6, r#"<parent dsq:id="7"/>"#, ""),
        post(7, r#"<parent dsq:id="6"/>"#, ""),
        post(8, "", "").replace("77", "78"),
    ];
    let export = disqus(&posts.concat());
    let stranger = "\nno article here for https://bao.example/mat-roi.html: 1 comment left out";
    let first = format!("7 comments added, 0 were here already, 0 left out{stranger}");
    assert_eq!(said(&folder.import(&export)), first);
    let thread = folder.thread().await;
    let html: Vec<_> = thread
        .iter()
        .map(|it| it["html"].as_str().unwrap_or(""))
        .collect();
    let expected = |id: u32| format!("<p>Post {id} &amp; more</p>");
    // Two that answer each other answer nothing.
    assert_eq!(html, [&*expected(1), "", &expected(6), &expected(7)]);
    assert_eq!(thread[0]["author"]["name"], "Lạn & co");
    assert_eq!(thread[0]["created"], "2026-03-01T15:00:00+07:00");
    assert_eq!(thread[0]["replies"][0]["html"], expected(2));
    assert_eq!(
        (&thread[1]["status"], &thread[1]["author"]["name"]),
        (&"deleted".into(), &"".into())
    );
    assert_eq!(thread[1]["replies"][0]["html"], expected(5));
    // A second time it adds nothing.
    let second = format!("0 comments added, 7 were here already, 0 left out{stranger}");
    assert_eq!(said(&folder.import(&export)), second);
    assert_eq!(folder.thread().await, thread);
}

#[tokio::test]
async fn the_export_of_wordpress_keeps_states_and_leaves_programs_out() {
    let folder = Folder::new("wordpress");
    let comment = |id: u32, approved: &str, parent: u32, more: &str| {
        format!(
            "<wp:comment><wp:comment_id>{id}</wp:comment_id>
            <wp:comment_author><![CDATA[Minh]]></wp:comment_author>
            <wp:comment_date_gmt><![CDATA[2026-02-0{id} 01:02:03]]></wp:comment_date_gmt>
            <wp:comment_content><![CDATA[Dòng một\nDòng hai {id}]]></wp:comment_content>
            <wp:comment_approved><![CDATA[{approved}]]></wp:comment_approved>
            <wp:comment_parent>{parent}</wp:comment_parent>{more}</wp:comment>"
        )
    };
    let comments = [
        comment(1, "1", 0, ""),
        comment(2, "1", 1, ""),
        comment(3, "0", 0, ""),
        comment(4, "spam", 0, ""),
        comment(5, "trash", 0, ""),
        comment(6, "1", 0, "<wp:comment_type>pingback</wp:comment_type>"),
    ];
    let export = format!(
        "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><link>https://bao.example</link>
        <item><link>https://bao.example/?p=9</link><wp:post_name>dem-hoa-dang-ram</wp:post_name>{}</item>
        </channel></rss>",
        comments.concat()
    );
    assert_eq!(
        said(&folder.import(&export)),
        "5 comments added, 0 were here already, 1 left out"
    );
    let thread = folder.thread().await;
    assert_eq!(thread.len(), 1);
    assert_eq!(thread[0]["text"], "Dòng một\nDòng hai 1");
    assert_eq!(thread[0]["created"], "2026-02-01T08:02:03+07:00");
    assert_eq!(thread[0]["replies"][0]["text"], "Dòng một\nDòng hai 2");
    // However the site's own address is written by then.
    for address in [
        "https://bao.example",
        "http://bao.example/",
        "https://www.bao.example",
        "HTTPS://Bao.example/",
    ] {
        let later = export.replace(
            "<link>https://bao.example</link>",
            &format!("<link>{address}</link>"),
        );
        assert_eq!(
            said(&folder.import(&later)),
            "0 comments added, 5 were here already, 1 left out",
            "{address}"
        );
    }
    // Another site counts its comments anew.
    let other = export.replace(
        "<link>https://bao.example</link>",
        "<link>https://bao.example/blog</link>",
    );
    assert_eq!(
        said(&folder.import(&other)),
        "5 comments added, 0 were here already, 1 left out"
    );
}

#[tokio::test]
async fn an_export_is_read_as_it_is_packed_and_encoded() {
    let good = disqus(&post(1, "", "")).replace("Post 1", "L\u{e9}g\u{e8}re");
    let latin = good.replace("utf-8", "windows-1252");
    let latin = latin
        .chars()
        .map(|it| u8::try_from(u32::from(it)).expect("a sign of Latin 1"))
        .collect::<Vec<u8>>();
    let wide = format!("\u{feff}{}", good.replace("utf-8", "utf-16"));
    let wide = wide.encode_utf16().flat_map(u16::to_le_bytes);
    let wide = wide.collect::<Vec<u8>>();
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(good.as_bytes()).expect("memory");
    for (name, bytes) in [
        ("marked", format!("\u{feff}{good}").into_bytes()),
        ("windows-1252", latin),
        ("utf-16", wide),
        ("gzip", packed.finish().expect("memory")),
    ] {
        let folder = Folder::new(name);
        said(&folder.import(bytes));
        let thread = folder.thread().await;
        let html = "<p>L\u{e9}g\u{e8}re &amp; more</p>";
        assert_eq!(thread[0]["html"], html, "{name}");
    }
    let folder = Folder::new("unknown");
    let unknown = refused(&folder.import(good.replace("utf-8", "klingon")));
    assert!(
        unknown.ends_with("export.xml:1: expected an encoding that is known, found klingon"),
        "{unknown}"
    );
}

#[tokio::test]
async fn what_no_comment_needs_may_be_long_and_a_time_may_lack_its_zone() {
    let long = "x".repeat(2 * 1024 * 1024);
    let folder = Folder::new("long");
    let posts = post(1, "", "").replace("08:00:00Z", "08:00:00");
    let export = disqus(&posts).replace("<title>x", &format!("<message>{long}</message><title>"));
    said(&folder.import(export));
    let thread = folder.thread().await;
    assert_eq!(thread[0]["created"], "2026-03-01T15:00:00+07:00");
    let folder = Folder::new("zoneless");
    let export = format!(
        "<rss xmlns:wp=\"w\" xmlns:content=\"c\"><channel><link>https://bao.example</link><item>
        <content:encoded>{long}</content:encoded><wp:post_name>dem-hoa-dang-ram</wp:post_name>
        <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_date>2026-02-01 08:00:00</wp:comment_date>
        <wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt><wp:comment_content>Hay</wp:comment_content>
        <wp:comment_approved>1</wp:comment_approved></wp:comment></item></channel></rss>"
    );
    said(&folder.import(export));
    let thread = folder.thread().await;
    assert_eq!(thread[0]["created"], "2026-02-01T08:00:00+07:00");
}

#[tokio::test]
async fn an_import_throws_nothing_away() {
    let folder = Folder::new("reset");
    let export = disqus(&post(1, "", ""));
    said(&folder.import(&export));
    let reason = "newsroom: an import adds to what is there; --reset goes with serving alone";
    assert_eq!(refused(&folder.import_with(&["--reset"], &export)), reason);
    assert_eq!(folder.thread().await.len(), 1);
}

#[tokio::test]
async fn what_is_broken_is_told_with_its_line_and_nothing_of_it_is_here() {
    let folder = Folder::new("broken");
    let good = disqus(&post(1, "", ""));
    for (text, expected) in [
        (
            good.replace("</disqus>", ""),
            "export.xml:10: expected </disqus>, found the end of the file",
        ),
        (good.replace("</author>", "</autor>"), "export.xml:8:"),
        (
            good.replace("&#7841;", "&nbsp;"),
            "export.xml:8: expected an entity of XML, found &nbsp;",
        ),
        (
            good.replace("<disqus", "<!DOCTYPE x [<!ENTITY a \"b\">]><disqus"),
            "found a document type",
        ),
        (
            "<html/>".to_owned(),
            "export.xml:1: expected <disqus> or <rss> (WordPress), found <html>",
        ),
        (String::new(), "found no element"),
        ("{}".to_owned(), "found no element"),
        (
            format!("<rss>{}", "<a>".repeat(40)),
            "expected at most 32 elements in each other",
        ),
    ] {
        let refused = refused(&folder.import(&text));
        assert!(
            refused.starts_with("newsroom: nothing was imported: "),
            "{refused}"
        );
        assert!(refused.contains(expected), "{refused}: {expected}");
        assert_eq!(folder.thread().await, Vec::<Value>::new(), "{expected}");
    }
    let bytes = good.replace("Post 1", "\u{1}").into_bytes();
    let bytes: Vec<u8> = bytes
        .into_iter()
        .map(|it| if it == 1 { 0xff } else { it })
        .collect();
    assert!(refused(&folder.import(bytes)).contains("nothing was imported"));
    assert_eq!(folder.thread().await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_small_file_does_not_fill_the_memory() {
    let folder = Folder::new("bomb");
    let long = "x".repeat(17 * 1024 * 1024);
    for bomb in [
        format!("<title>{long}</title>"),
        format!("<title is=\"{long}\"/>"),
        format!("<!--{long}-->"),
    ] {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(disqus(&bomb).as_bytes()).expect("memory");
        let refused = refused(&folder.import(packed.finish().expect("memory")));
        let expected = "expected at most 16777216 bytes in one text or tag, found more";
        assert!(refused.contains(expected), "{refused}");
    }
}

/// A comment of WordPress, with what else it has.
fn wordpress(id: u32, more: &str) -> String {
    format!(
        "<wp:comment><wp:comment_id>{id}</wp:comment_id>
        <wp:comment_date_gmt>2026-02-01 01:00:{id:02}</wp:comment_date_gmt>
        <wp:comment_content><![CDATA[Hay {id}]]></wp:comment_content>
        <wp:comment_approved>1</wp:comment_approved>{more}</wp:comment>"
    )
}

fn site(comments: &str) -> String {
    format!(
        "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><link>https://bao.example</link>
        <item><wp:post_name>dem-hoa-dang-ram</wp:post_name>{comments}</item></channel></rss>"
    )
}

#[tokio::test]
async fn names_and_addresses_that_were_escaped_for_html_are_read_as_they_are_meant() {
    let folder = Folder::new("escaped");
    let names = [
        ("<![CDATA[Tom &amp; Jerry]]>", "Tom & Jerry"),
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("<![CDATA[O&#8217;Brien]]>", "O’Brien"),
        ("O&amp;#039;Brien", "O'Brien"),
        ("<![CDATA[L&#x1EA1;n &quot;Bé&quot;]]>", "Lạn \"Bé\""),
        ("<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b"),
        ("<![CDATA[&lt;b&gt;]]>", "<b>"),
        ("<![CDATA[AT&T]]>", "AT&T"),
        ("<![CDATA[&nbsp;Lan&nbsp;]]>", "Lan"),
        ("", ""),
    ];
    let comments = (1..).zip(names).map(|(id, (written, _))| {
        let url =
            "<wp:comment_author_url>https://a.example/?b=1&amp;#038;c=2</wp:comment_author_url>";
        wordpress(
            id,
            &format!("<wp:comment_author>{written}</wp:comment_author>{url}"),
        )
    });
    said(&folder.import(site(&comments.collect::<String>())));
    for (comment, (written, expected)) in folder.thread().await.iter().zip(names) {
        assert_eq!(comment["author"]["name"], expected, "{written}");
        assert_eq!(comment["author"]["url"], "https://a.example/?b=1&c=2");
    }
    // Who gave no name is a reader, on the page as in the widget.
    let path = folder.database();
    let newsroom = Newsroom::open(&["--database", text(&path)]).await;
    let page = newsroom
        .send("GET /paper/en/van-hoa/dem-hoa-dang-ram", &[], None)
        .await;
    assert!(
        page.body.contains("Hay 10</p><p class=\"meta\">Reader · "),
        "{}",
        page.body
    );
    newsroom.close().await;
    let folder = Folder::new("escaped-disqus");
    let author = "<author><name>L&#7841;n &amp; co</name>";
    let posts = [
        post(1, "", "").replace(author, "<author><name>O&amp;#39;Brien</name>"),
        post(2, "", "").replace(author, "<author><name/><username>lan&amp;amp;co</username>"),
    ];
    said(&folder.import(disqus(&posts.concat())));
    let thread = folder.thread().await;
    assert_eq!(thread[0]["author"]["name"], "O'Brien");
    assert_eq!(thread[1]["author"]["name"], "lan&co");
}

#[tokio::test]
async fn what_disqus_deleted_or_held_is_not_shown_however_it_says_so() {
    let folder = Folder::new("flags");
    let posts = [
        post(1, "", "<isDeleted>1</isDeleted>"),
        post(2, r#"<parent dsq:id="1"/>"#, "<isDeleted>0</isDeleted>"),
        // Spam that was deleted is gone: nobody has to read it on the desk.
        post(3, "", "<isSpam>true</isSpam><isDeleted>true</isDeleted>"),
        post(
            4,
            r#"<parent dsq:id="3"/>"#,
            "<isApproved>true</isApproved>",
        ),
        post(5, "", "<isApproved>false</isApproved>"),
    ];
    said(&folder.import(disqus(&posts.concat())));
    let path = folder.database();
    let database = rusqlite::Connection::open(&path).expect("a database");
    let mut query = database
        .prepare("SELECT status, body FROM comments WHERE source IS NOT NULL ORDER BY source")
        .expect("a query");
    let rows = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("rows");
    let rows: Vec<(String, String)> = rows.map(|it| it.expect("a row")).collect();
    let expected = |id: u32| format!("<p>Post {id} &amp; more</p>");
    let of = |status: &str, id| (status.to_owned(), expected(id));
    let gone = ("deleted".to_owned(), String::new());
    assert_eq!(
        rows,
        [
            gone.clone(),
            of("approved", 2),
            gone,
            of("approved", 4),
            of("pending", 5)
        ]
    );
    // What answers what is gone is there.
    let thread = folder.thread().await;
    for (place, id) in [(0, 2), (1, 4)] {
        assert_eq!(thread[place]["status"], "deleted");
        assert_eq!(thread[place]["replies"][0]["html"], expected(id));
    }
}

#[tokio::test]
async fn a_time_counts_in_the_zone_that_it_names() {
    let folder = Folder::new("zones");
    let times = [
        ("2026-03-01T08:00:00Z", "2026-03-01T15:00:00+07:00"),
        ("2026-03-02T08:00:00+00:00", "2026-03-02T15:00:00+07:00"),
        ("2026-03-03T08:00:00-05:00", "2026-03-03T20:00:00+07:00"),
        ("2026-03-04 08:00:00+09:30", "2026-03-04T05:30:00+07:00"),
        ("2026-03-05T08:00:00.123Z", "2026-03-05T15:00:00+07:00"),
    ];
    let posts = (1..).zip(times).map(|(id, (written, _))| {
        post(id, "", "").replace(&format!("2026-03-0{id}T08:00:00Z"), written)
    });
    said(&folder.import(disqus(&posts.collect::<String>())));
    for (comment, (written, expected)) in folder.thread().await.iter().zip(times) {
        assert_eq!(comment["created"], expected, "{written}");
    }
}

#[tokio::test]
async fn an_export_in_several_files_is_one_thread_in_whatever_order_they_come() {
    let folder = Folder::new("parts");
    let parent = |id: u32| format!("<wp:comment_parent>{id}</wp:comment_parent>");
    let answer = site(&wordpress(2, &parent(1)));
    let rest = site(&(wordpress(1, "") + &wordpress(3, &parent(2))));
    assert_eq!(
        said(&folder.import(&answer)),
        "1 comment added, 0 were here already, 0 left out"
    );
    said(&folder.import(&rest));
    // It was here already, and now what it answers is, too.
    assert_eq!(
        said(&folder.import(&answer)),
        "0 comments added, 1 was here already, 0 left out"
    );
    let thread = folder.thread().await;
    assert_eq!(thread.len(), 1);
    assert_eq!(thread[0]["text"], "Hay 1");
    assert_eq!(thread[0]["replies"][0]["text"], "Hay 2");
    assert_eq!(thread[0]["replies"][0]["replies"][0]["text"], "Hay 3");
    // Files that contradict each other lose nothing.
    let folder = Folder::new("circle");
    let (one, other) = (
        site(&wordpress(1, &parent(2))),
        site(&wordpress(2, &parent(1))),
    );
    for file in [&one, &other, &one, &other] {
        said(&folder.import(file));
    }
    let thread = folder.thread().await;
    assert_eq!(thread[0]["text"], "Hay 1");
    assert_eq!(thread[0]["replies"][0]["text"], "Hay 2");
}

#[tokio::test]
async fn what_has_no_id_or_no_time_is_left_out_and_lines_are_broken_once() {
    let folder = Folder::new("missing");
    let comments = [
        wordpress(1, "").replace("<wp:comment_id>1</wp:comment_id>", ""),
        wordpress(2, "").replace("2026-02-01 01:00:02", "yesterday"),
        wordpress(3, "").replace("Hay 3", "<b>Một</b>\r\nHai"),
        wordpress(4, "").replace("Hay 4", "<p>Một</p>\n<p>Hai</p>"),
    ];
    assert_eq!(
        said(&folder.import(site(&comments.concat()))),
        "2 comments added, 0 were here already, 2 left out"
    );
    let thread = folder.thread().await;
    assert_eq!(thread[0]["html"], "<b>Một</b><br>Hai");
    assert_eq!(thread[1]["html"], "<p>Một</p>\n<p>Hai</p>");
}
