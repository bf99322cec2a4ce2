//! The pictures of the stories: the ten drawings that the gallery's samples show as well.

use crate::extract::Path;
use crate::problem::{Kind, Problem, ProblemDocument};
use axum::http::header;
use axum::response::IntoResponse;

/// In the order of their numbers, from 1.
const PICTURES: [&str; 10] = [
    include_str!("../../../tests/fixtures/samples/pictures/bridge-night.svg"),
    include_str!("../../../tests/fixtures/samples/pictures/coconut-palms.svg"),
    include_str!("../../../tests/fixtures/samples/pictures/fish-farm.svg"),
    include_str!("../../../tests/fixtures/samples/pictures/floating-market.svg"),
    include_str!("../../../tests/fixtures/samples/pictures/lotus-pond.svg"),
    include_str!("../../../tests/fixtures/samples/pictures/night-market.svg"),
    include_str!("../../../tests/fixtures/samples/pictures/rain-street.svg"),
    include_str!("../../../tests/fixtures/samples/pictures/rice-field.svg"),
    include_str!("../../../tests/fixtures/samples/pictures/river-dawn.svg"),
    include_str!("../../../tests/fixtures/samples/pictures/schoolyard.svg"),
];

/// A picture.
#[utoipa::path(
    get,
    path = "/api/pictures/{file}",
    operation_id = "getPicture",
    tag = "stories",
    params(("file" = String, Path, description = "1.svg to 10.svg", example = "3.svg")),
    responses(
        (status = 200, body = String, content_type = "image/svg+xml"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn picture(Path(file): Path<String>) -> Result<impl IntoResponse, Problem> {
    let number = file
        .strip_suffix(".svg")
        .and_then(|number| number.parse::<usize>().ok());
    let picture = number.and_then(|number| PICTURES.get(number.checked_sub(1)?));
    let picture = *picture.ok_or(Kind::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], picture))
}
