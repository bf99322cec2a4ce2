//! Data without its type, so that what carries it is compiled once for all widgets.

use std::any::Any;
use std::rc::Rc;

/// Data of some widget.
pub(super) type Erased = Rc<dyn Any>;
