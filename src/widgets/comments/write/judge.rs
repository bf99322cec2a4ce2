//! What an answer says of what was asked.

use crate::source::dialect::refusal::{Act, Verdict};
use crate::source::wire::send::Answer;
use crate::source::{Code, Error};
use crate::stdx::number::integer;
use crate::widgets::comments::endpoint::keep_token;
use crate::widgets::comments::session::Session;

/// What an answer says, told to the integrator where it is not what was asked.
pub(super) fn judge(session: &Session, act: Act, result: Result<Answer, Error>) -> Verdict {
    let Ok(answer) = result else {
        return Verdict::Unclear;
    };
    let payload = &answer.payload;
    let url = payload.url.clone();
    let dialect = session.dialect();
    let verdict = dialect.judge(act, answer.status, payload, answer.retry_after());
    if matches!(verdict, Verdict::Accepted(_) | Verdict::Held(_)) {
        if let Some(token) = answer.header("x-edit-token") {
            keep_token(&url, &token);
        }
        return verdict;
    }
    let mut line = ["HTTP ", &integer(answer.status.into())].concat();
    let mut code = Code::Status;
    if let Verdict::Refused(refusal) = &verdict {
        code = Code::Refused;
        line = [&line, ": ", &refusal.problem.title].concat();
    }
    session.cx.report(&Error::new(code, line).at(&url));
    verdict
}
