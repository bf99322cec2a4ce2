//! Puts constants that follow each other in memory into one segment.
//!
//! A core that chunks were merged into has their segments, each with its place and length before it:
//! 44 of them, and a dozen are enough: 0.15 KB (brotli).

use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, MemoryId, Module};

/// Joins the segments of a module where one ends at the place at which the next begins.
pub(super) fn join(module: &mut Module) {
    let mut segments = Vec::new();
    for data in module.data.iter() {
        if let DataKind::Active {
            memory,
            offset: ConstExpr::Value(Value::I32(start)),
        } = data.kind
        {
            segments.push((memory, start, data.id()));
        }
    }
    segments.sort();
    let mut joined: Vec<(MemoryId, i32, Vec<u8>)> = Vec::new();
    for (memory, start, id) in segments {
        let bytes = std::mem::take(&mut module.data.get_mut(id).value);
        module.data.delete(id);
        module.memories.get_mut(memory).data_segments.remove(&id);
        match joined.last_mut() {
            Some((of, from, before)) if *of == memory && end(*from, before) == Some(start) => {
                before.extend(bytes);
            }
            _ => joined.push((memory, start, bytes)),
        }
    }
    for (memory, start, mut bytes) in joined {
        // Memory is zero where nothing was put: 9 KB of the package, unpacked.
        let end = bytes.iter().rposition(|byte| *byte != 0);
        bytes.truncate(end.map_or(0, |end| end + 1));
        if bytes.is_empty() {
            continue;
        }
        let offset = ConstExpr::Value(Value::I32(start));
        let id = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(id);
    }
}

fn end(start: i32, bytes: &[u8]) -> Option<i32> {
    start.checked_add_unsigned(u32::try_from(bytes.len()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::join;
    use walrus::ir::Value;
    use walrus::{ConstExpr, DataKind, Module};

    fn check(segments: &[(i32, &str)], expected: &[(i32, &str)]) {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        for (start, text) in segments {
            let offset = ConstExpr::Value(Value::I32(*start));
            let kind = DataKind::Active { memory, offset };
            module.data.add(kind, text.as_bytes().to_vec());
        }
        join(&mut module);
        let mut found = Vec::new();
        for data in module.data.iter() {
            if let DataKind::Active {
                offset: ConstExpr::Value(Value::I32(start)),
                ..
            } = data.kind
            {
                found.push((start, String::from_utf8_lossy(&data.value).into_owned()));
            }
        }
        let expected: Vec<_> = expected
            .iter()
            .map(|(at, it)| (*at, (*it).to_owned()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn neighbours_are_one() {
        check(&[(16, "cd"), (14, "ab"), (18, "e")], &[(14, "abcde")]);
    }

    #[test]
    fn zeros_at_the_end_go() {
        check(
            &[(14, "ab\0"), (17, "\0c\0\0"), (30, "\0\0")],
            &[(14, "ab\0\0c")],
        );
    }

    #[test]
    fn a_gap_stays() {
        check(&[(14, "ab"), (17, "d")], &[(14, "ab"), (17, "d")]);
    }
}
