;; Restores a wasm whose code was put into columns: columns.rs writes them, and says why. Its file begins at 1536
;; of the memory: 20 bytes, then for each column the address of its next byte in the file. Before the file there are three
;; tables, which columns.rs puts into this module. From 0 on, four bytes for each byte of the column of instructions: how
;; much more the first instruction is that it stands for, and up to three that follow. From 1024 on, which column the
;; number of an instruction is in, as the address of that address, or 0 where it has none; and 128 more where a byte of 0
;; comes before the number. From 1280 on, how much further on that address is for local.get and i32.const, by the
;; instruction that follows in the same byte.
(module
  (memory (export "memory") 1)
  ;; Where the next byte of what is restored goes.
  (global $to (mut i32) (i32.const 0))

  (func $put (param $byte i32)
    (i32.store8 (global.get $to) (local.get $byte))
    (global.set $to (i32.add (global.get $to) (i32.const 1))))

  ;; Takes the next byte of a column.
  (func $next (param $column i32) (result i32)
    (local $at i32)
    (i32.store offset=1536 (local.get $column)
      (i32.add (local.tee $at (i32.load offset=1536 (local.get $column))) (i32.const 1)))
    (i32.load8_u offset=1536 (local.get $at)))

  ;; Puts the next number of a column, in LEB128 as it is, and gives it.
  (func $number (param $column i32) (result i32)
    (local $byte i32) (local $bits i32) (local $number i32)
    (loop $more
      (call $put (local.tee $byte (call $next (local.get $column))))
      (local.set $number
        (i32.or
          (local.get $number)
          (i32.shl (i32.and (local.get $byte) (i32.const 127)) (local.get $bits))))
      (local.set $bits (i32.add (local.get $bits) (i32.const 7)))
      (br_if $more (i32.gt_u (local.get $byte) (i32.const 127))))
    (local.get $number))

  ;; Takes the next number of a column.
  (func $take (param $column i32) (result i32)
    (local $at i32) (local $number i32)
    (local.set $at (global.get $to))
    (local.set $number (call $number (local.get $column)))
    (global.set $to (local.get $at))
    (local.get $number))

  (func $numbers (param $column i32) (param $count i32)
    (loop $more
      (if (local.get $count) (then
        (drop (call $number (local.get $column)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $more)))))

  ;; Puts a column as it is; it ends where the next one begins.
  (func $all (param $column i32)
    (local $from i32) (local $length i32)
    (memory.copy
      (global.get $to)
      (i32.add (local.tee $from (i32.load offset=1536 (local.get $column))) (i32.const 1536))
      (local.tee $length (i32.sub (i32.load offset=1540 (local.get $column)) (local.get $from))))
    (global.set $to (i32.add (global.get $to) (local.get $length))))

  ;; Leaves room for a length of four bytes, and gives where it is.
  (func $room (result i32)
    (global.get $to)
    (global.set $to (i32.add (global.get $to) (i32.const 4))))

  ;; Writes there how much came behind it, in LEB128 that is as long as it may be.
  (func $measure (param $room i32)
    (local $length i32)
    (local.set $length (i32.sub (i32.sub (global.get $to) (local.get $room)) (i32.const 4)))
    (i32.store (local.get $room)
      (i32.or
        (i32.or
          (i32.or (i32.const 0x808080) (i32.and (local.get $length) (i32.const 0x7f)))
          (i32.shl (i32.and (local.get $length) (i32.const 0x3f80)) (i32.const 1)))
        (i32.or
          (i32.shl (i32.and (local.get $length) (i32.const 0x1fc000)) (i32.const 2))
          (i32.shl (i32.and (local.get $length) (i32.const 0xfe00000)) (i32.const 3))))))

  ;; Puts a number in decimal.
  (func $digits (param $number i32)
    (if (i32.gt_u (local.get $number) (i32.const 9)) (then
      (call $digits (i32.div_u (local.get $number) (i32.const 10)))))
    (call $put (i32.add (i32.const 48) (i32.rem_u (local.get $number) (i32.const 10)))))

  ;; A section of imports, or, where the second number is 1, of exports: a column as it is, and functions whose names are
  ;; numbers, each by how much more it is. So is which function is exported; an import has its type.
  (func $section (param $column i32) (param $exports i32)
    (local $room i32) (local $count i32) (local $name i32) (local $of i32) (local $at i32)
    (local.set $room (call $room))
    (call $all (local.get $column))
    (local.set $count (call $take (i32.const 128)))
    (loop $more
      (if (local.get $count) (then
        ;; From the module "a".
        (if (i32.eqz (local.get $exports)) (then
          (call $put (i32.const 1))
          (call $put (i32.const 0x61))))
        (local.set $at (global.get $to))
        (call $put (i32.const 0))
        (call $digits
          (local.tee $name (i32.add (local.get $name) (call $take (i32.const 128)))))
        (i32.store8 (local.get $at)
          (i32.sub (i32.sub (global.get $to) (local.get $at)) (i32.const 1)))
        (call $put (i32.const 0))
        ;; In LEB128 of two bytes.
        (call $put
          (i32.or
            (local.tee $of (i32.add
              (i32.mul (local.get $of) (local.get $exports))
              (call $take (i32.const 132))))
            (i32.const 128)))
        (call $put (i32.shr_u (local.get $of) (i32.const 7)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $more))))
    (call $measure (local.get $room)))

  ;; Four bytes of an f32.const, eight of an f64.const.
  (func $float (param $op i32)
    (local $at i32) (local $length i32)
    (local.set $length (i32.shl (i32.sub (local.get $op) (i32.const 0x42)) (i32.const 2)))
    (i64.store (global.get $to)
      (i64.load offset=1536 (local.tee $at (i32.load offset=1536 (i32.const 28)))))
    (i32.store offset=1536 (i32.const 28) (i32.add (local.get $at) (local.get $length)))
    (global.set $to (i32.add (global.get $to) (local.get $length))))

  ;; The instructions of a function.
  (func $instructions
    (local $op i32) (local $kind i32) (local $number i32) (local $following i32)
    (loop $more
      (local.set $op (i32.const 0))
      (if (i32.eqz (local.get $following)) (then
        (local.set $following
          (i32.load (i32.shl (local.tee $op (call $next (i32.const 20))) (i32.const 2))))))
      (local.set $op (i32.and (i32.add (local.get $op) (local.get $following)) (i32.const 255)))
      (local.set $following (i32.shr_u (local.get $following) (i32.const 8)))
      ;; 9 is the last `end`.
      (if (i32.eq (local.get $op) (i32.const 9)) (then
        (call $put (i32.const 0x0b))
        (return)))
      ;; 6, 7, and 8 are i32.const, by how long their numbers are.
      (call $put (select
        (i32.const 0x41)
        (local.get $op)
        (i32.lt_u (i32.sub (local.get $op) (i32.const 6)) (i32.const 3))))
      (local.set $kind (i32.load8_u offset=1024 (local.get $op)))
      (if (i32.or (i32.eq (local.get $op) (i32.const 0x20)) (i32.eq (local.get $op) (i32.const 0x41)))
        (then
          (local.set $kind
            (i32.add
              (local.get $kind)
              (i32.load8_u offset=1280 (i32.and (local.get $following) (i32.const 255)))))))
      (if (local.get $kind)
        (then
          (if (i32.gt_u (local.get $kind) (i32.const 127)) (then (call $put (i32.const 0))))
          (local.set $number (call $number (i32.and (local.get $kind) (i32.const 127))))
          ;; br_table has as many numbers as it says, and one more.
          (if (i32.eq (local.get $op) (i32.const 0x0e)) (then
            (call $numbers (local.get $kind) (i32.add (local.get $number) (i32.const 1)))))
          ;; call_indirect has the number of its table, too.
          (if (i32.eq (local.get $op) (i32.const 0x11)) (then
            (drop (call $number (local.get $kind)))))
          ;; Behind 0xfc, 10 is memory.copy, with two numbers, and 11 memory.fill, with one.
          (if (i32.eq (local.get $op) (i32.const 0xfc)) (then
            (if (i32.gt_u (local.get $number) (i32.const 9)) (then
              (call $numbers (local.get $kind) (i32.sub (i32.const 12) (local.get $number))))))))
        (else
          (if (i32.le_u (i32.sub (local.get $op) (i32.const 0x43)) (i32.const 1)) (then
            (call $float (local.get $op))))))
      (br $more)))

  ;; Restores it from an address on, and gives where it ends.
  (func (export "restore") (param $to i32) (result i32)
    (local $functions i32) (local $section i32) (local $body i32)
    (global.set $to (local.get $to))
    (call $all (i32.const 120))
    (call $section (i32.const 124) (i32.const 0))
    (call $all (i32.const 104))
    (call $section (i32.const 108) (i32.const 1))
    (call $all (i32.const 112))
    (local.set $section (call $room))
    (local.set $functions (call $number (i32.const 24)))
    (loop $more
      (if (local.get $functions) (then
        (local.set $body (call $room))
        (call $numbers (i32.const 24) (i32.shl (call $number (i32.const 24)) (i32.const 1)))
        (call $instructions)
        (call $measure (local.get $body))
        (local.set $functions (i32.sub (local.get $functions) (i32.const 1)))
        (br $more))))
    (call $measure (local.get $section))
    (call $all (i32.const 116))
    (global.get $to)))
