//! Lets parts call the core directly, and the core itself.
//!
//! The tool that splits has a piece call what is in another one through the table of functions, by a
//! small function for each. Each of those is one more for the browser to compile, at a fifth of a
//! millisecond on a phone. In a part, an import from the core takes its place; within one file, where
//! several pieces end, it calls by name, and is optimised away.

use super::split::CORE;
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Call, Instr, Value};
use walrus::{
    ConstExpr, ElementItems, ElementKind, FunctionId, FunctionKind, ImportedFunction, Module,
};

/// Changes all such functions, and adds the exports that the parts need to the core.
pub(super) fn direct<'m>(core: &mut Module, parts: impl Iterator<Item = &'m mut Module>) {
    let table = entries(core);
    within(core, &table);
    let mut exported = BTreeSet::new();
    for part in parts {
        let own = entries(part);
        within(part, &own);
        let found: Vec<(FunctionId, i32)> = part
            .funcs
            .iter()
            .filter_map(|it| Some((it.id(), forwarded_to(part, it.id())?)))
            .collect();
        for (function, place) in found {
            let Some(&target) = table.get(&place) else {
                continue;
            };
            let (from, to) = (part.funcs.get(function).ty(), core.funcs.get(target).ty());
            let (from_type, to_type) = (part.types.get(from), core.types.get(to));
            if from_type.params() != to_type.params() || from_type.results() != to_type.results() {
                continue;
            }
            let name = ["f", &place.to_string()].concat();
            if exported.insert(place) {
                core.exports.add(&name, target);
            }
            let import = part.imports.add(CORE, &name, function);
            part.funcs.get_mut(function).kind =
                FunctionKind::Import(ImportedFunction { import, ty: from });
        }
    }
}

/// Has such functions of a module call what is in it by name. What they call in another part stays a
/// place in the table, which is empty until that part is there.
fn within(module: &mut Module, table: &BTreeMap<i32, FunctionId>) {
    let found: Vec<(FunctionId, i32)> = module
        .funcs
        .iter()
        .filter_map(|it| Some((it.id(), forwarded_to(module, it.id())?)))
        .collect();
    for (function, place) in found {
        let Some(&target) = table.get(&place) else {
            continue;
        };
        let types = [function, target].map(|it| module.types.get(module.funcs.get(it).ty()));
        if types[0].params() != types[1].params() || types[0].results() != types[1].results() {
            continue;
        }
        if let FunctionKind::Local(local) = &mut module.funcs.get_mut(function).kind {
            let block = local.entry_block();
            let instructions = &mut local.block_mut(block).instrs;
            instructions.retain(|(it, _)| !matches!(it, Instr::Const(_)));
            for (instruction, _) in instructions {
                if matches!(instruction, Instr::CallIndirect(_)) {
                    *instruction = Instr::Call(Call { func: target });
                }
            }
        }
    }
}

/// The functions of a table by their places in it.
fn entries(module: &Module) -> BTreeMap<i32, FunctionId> {
    let mut found = BTreeMap::new();
    for element in module.elements.iter() {
        let ElementKind::Active {
            offset: ConstExpr::Value(Value::I32(start)),
            ..
        } = element.kind
        else {
            continue;
        };
        if let ElementItems::Functions(functions) = &element.items {
            found.extend((start..).zip(functions.iter().copied()));
        }
    }
    found
}

/// The place in the table that a function hands all its arguments to, if it does nothing else.
fn forwarded_to(module: &Module, function: FunctionId) -> Option<i32> {
    let FunctionKind::Local(local) = &module.funcs.get(function).kind else {
        return None;
    };
    let mut rest = local.block(local.entry_block()).instrs.iter();
    for argument in &local.args {
        match &rest.next()?.0 {
            Instr::LocalGet(get) if get.local == *argument => {}
            _ => return None,
        }
    }
    let place = match &rest.next()?.0 {
        Instr::Const(place) => match place.value {
            Value::I32(place) => place,
            _ => return None,
        },
        _ => return None,
    };
    match &rest.next()?.0 {
        Instr::CallIndirect(_) => {}
        _ => return None,
    }
    match rest.next().map(|(instr, _)| instr) {
        None | Some(Instr::Return(_)) => Some(place),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{direct, forwarded_to};
    use walrus::ir::{BinaryOp, Value};
    use walrus::{
        ConstExpr, ElementItems, ElementKind, FunctionBuilder, FunctionId, FunctionKind, Module,
        RefType, TableId, ValType,
    };

    /// A module with a table of ten places.
    fn module() -> (Module, TableId) {
        let mut module = Module::default();
        let table = module.tables.add_local(false, 10, None, RefType::Funcref);
        (module, table)
    }

    /// A function that hands its argument to a place in the table, after adding one to it or not.
    fn forwarding(module: &mut Module, table: TableId, place: i32, adds: bool) -> FunctionId {
        let types = [ValType::I32];
        let ty = module.types.add(&types, &types);
        let argument = module.locals.add(ValType::I32);
        let mut builder = FunctionBuilder::new(&mut module.types, &types, &types);
        let mut body = builder.func_body();
        body.local_get(argument);
        if adds {
            body.i32_const(1).binop(BinaryOp::I32Add);
        }
        body.i32_const(place).call_indirect(ty, table);
        builder.finish(vec![argument], &mut module.funcs)
    }

    /// A core with a function at the third place.
    fn core() -> (Module, TableId) {
        let (mut core, table) = module();
        let argument = core.locals.add(ValType::I32);
        let types = [ValType::I32];
        let mut builder = FunctionBuilder::new(&mut core.types, &types, &types);
        builder.func_body().local_get(argument);
        let function = builder.finish(vec![argument], &mut core.funcs);
        core.elements.add(
            ElementKind::Active {
                table,
                offset: ConstExpr::Value(Value::I32(3)),
            },
            ElementItems::Functions(vec![function]),
        );
        (core, table)
    }

    /// True when a function of a part is an import after that, and the core exports it.
    fn becomes_an_import(place: i32, adds: bool) -> bool {
        let ((mut core, _), (mut part, table)) = (core(), module());
        let function = forwarding(&mut part, table, place, adds);
        direct(&mut core, [&mut part].into_iter());
        let is_import = matches!(part.funcs.get(function).kind, FunctionKind::Import(_));
        let names: Vec<_> = core.exports.iter().map(|it| it.name.as_str()).collect();
        let imported: Vec<_> = part.imports.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, imported);
        assert_eq!(is_import, names == ["f3"]);
        is_import
    }

    #[test]
    fn a_function_that_only_hands_on_becomes_an_import() {
        assert!(becomes_an_import(3, false));
    }

    #[test]
    fn one_that_does_more_or_calls_another_part_stays() {
        assert!(!becomes_an_import(3, true));
        assert!(!becomes_an_import(4, false));
    }

    #[test]
    fn the_core_calls_itself_by_name_and_its_parts_through_the_table() {
        let (mut core, table) = core();
        let within = forwarding(&mut core, table, 3, false);
        let beyond = forwarding(&mut core, table, 4, false);
        direct(&mut core, [].into_iter());
        assert_eq!(forwarded_to(&core, within), None);
        assert_eq!(forwarded_to(&core, beyond), Some(4));
    }
}
