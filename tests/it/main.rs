//! Everything that is tested from outside: the cases, the laws, the program as its users type it, the documents, and the rules
//! of the house. One binary, so that it links once.

mod cases;
mod run;
