//! Functions that hand all their arguments on, and do nothing else.

use walrus::ir::{Instr, Value};
use walrus::{FunctionId, FunctionKind, Module};

/// What a function hands all its arguments to.
enum Target {
    /// What is at this place of the table.
    Place(i32),
    Function(FunctionId),
}

/// The place in the table that a function hands on to.
pub(super) fn forwarded_to(module: &Module, function: FunctionId) -> Option<i32> {
    match target(module, function)? {
        Target::Place(place) => Some(place),
        Target::Function(_) => None,
    }
}

/// The function that this one hands on to; or itself. Calls of the page are such functions, and a part
/// may as well import what they call.
pub(super) fn behind(module: &Module, function: FunctionId) -> FunctionId {
    match target(module, function) {
        Some(Target::Function(other)) if is_same_type(module, function, module, other) => other,
        _ => function,
    }
}

fn target(module: &Module, function: FunctionId) -> Option<Target> {
    let FunctionKind::Local(local) = &module.funcs.get(function).kind else {
        return None;
    };
    let body = local.block(local.entry_block()).instrs.iter();
    let mut body = body.map(|(instruction, _)| instruction);
    for argument in &local.args {
        match body.next()? {
            Instr::LocalGet(get) if get.local == *argument => {}
            _ => return None,
        }
    }
    let mut rest: Vec<&Instr> = body.collect();
    if matches!(rest.last(), Some(Instr::Return(_))) {
        rest.pop();
    }
    match rest.as_slice() {
        [Instr::Const(place), Instr::CallIndirect(_)] => match place.value {
            Value::I32(place) => Some(Target::Place(place)),
            _ => None,
        },
        [Instr::Call(call)] => Some(Target::Function(call.func)),
        _ => None,
    }
}

/// True when functions of two modules, or of one, take and give the same.
pub(super) fn is_same_type(a: &Module, of_a: FunctionId, b: &Module, of_b: FunctionId) -> bool {
    let (a, b) = (
        a.types.get(a.funcs.get(of_a).ty()),
        b.types.get(b.funcs.get(of_b).ty()),
    );
    (a.params(), a.results()) == (b.params(), b.results())
}
