//! Lets parts call the core directly, and the core itself.
//!
//! The tool that splits has a piece call what is in another one through the table of functions, by a
//! small function for each. Each of those is one more for the browser to compile, at a fifth of a
//! millisecond on a phone. In a part, an import from the core takes its place; within one file, where
//! several pieces end, it calls by name, and is optimised away.

use super::forward::{behind, forwarded_to, is_same_type};
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
            if !is_same_type(part, function, core, target) {
                continue;
            }
            let name = ["f", &place.to_string()].concat();
            if exported.insert(place) {
                let target = behind(core, target);
                core.exports.add(&name, target);
            }
            let import = part.imports.add(CORE, &name, function);
            let from = part.funcs.get(function).ty();
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
        if !is_same_type(module, function, module, target) {
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

#[cfg(test)]
mod tests {
    use super::{direct, forwarded_to};
    use walrus::ir::{BinaryOp, Value};
    use walrus::{
        ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId,
        FunctionKind, Module, RefType, TableId, ValType,
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
        place(&mut core, table, function);
        (core, table)
    }

    /// Puts a function at the third place of a table.
    fn place(module: &mut Module, table: TableId, function: FunctionId) {
        let offset = ConstExpr::Value(Value::I32(3));
        let kind = ElementKind::Active { table, offset };
        let items = ElementItems::Functions(vec![function]);
        module.elements.add(kind, items);
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
    fn what_a_core_only_hands_to_the_page_is_imported_as_that() {
        for (adds, expected) in [(false, true), (true, false)] {
            let (mut core, table) = module();
            let types = [ValType::I32];
            let ty = core.types.add(&types, &types);
            let (page, _) = core.add_import_func("page", "f", ty);
            let argument = core.locals.add(ValType::I32);
            let mut builder = FunctionBuilder::new(&mut core.types, &types, &types);
            let mut body = builder.func_body();
            body.local_get(argument);
            if adds {
                body.i32_const(1).binop(BinaryOp::I32Add);
            }
            body.call(page);
            let function = builder.finish(vec![argument], &mut core.funcs);
            place(&mut core, table, function);
            let (mut part, table) = module();
            forwarding(&mut part, table, 3, false);
            direct(&mut core, [&mut part].into_iter());
            let exported = core.exports.iter().map(|it| match it.item {
                ExportItem::Function(it) => it == page,
                _ => false,
            });
            assert_eq!(exported.collect::<Vec<_>>(), [expected]);
        }
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
