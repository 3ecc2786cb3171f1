internal import CSQLite
package import Support

/// What the store could not do.
package struct StoreError: DeskError, Equatable {
    /// The kinds of failure a caller may tell apart.
    package enum Kind: Sendable, Equatable {
        /// The disk or the quota is full.
        case full
        /// Another process holds the file longer than the busy time-out.
        case locked
        /// The file is damaged, or no database.
        case corrupt
        /// A unique, foreign-key, check or not-null rule of the schema was broken.
        case constraint
        /// The file or its folder cannot be read or written.
        case unreachable
        /// The schema is newer than this program, or one of its migrations was edited.
        case schema
        /// A column holds another type than the program expects.
        case shape
        /// Anything else: a fault of the program's own statement.
        case statement
    }

    /// What happened, for a caller that reacts to it.
    package let kind: Kind
    /// SQLite's extended result code; 0 when the failure is not SQLite's.
    package let code: Int32
    /// One sentence for a person.
    package let description: String

    /// An error with its sentence for people; it must name no stored values.
    package init(_ kind: Kind, code: Int32 = 0, _ sentence: String) {
        self.kind = kind
        self.code = code
        description = sentence
    }

    /// A disk that is full or broken keeps every loop from working; `Database.trouble` has it once for all.
    package var isTold: Bool { [.full, .unreachable, .corrupt].contains(kind) }

    package var disposition: Disposition {
        switch kind {
        case .locked: .retry
        case .full, .corrupt, .unreachable, .schema: .needsOperator
        case .constraint, .shape, .statement: .permanent
        }
    }
}

extension StoreError {
    /// The error for a result code of SQLite; `message` is SQLite's own and never holds a bound value.
    init(code: Int32, message: String, while action: String) {
        let kind = Kind(code: code)
        self.init(kind, code: code, "The store could not \(action): \(message) (SQLite \(code)).\(kind.nextStep)")
    }
}

extension StoreError.Kind {
    init(code: Int32) {
        self =
            switch code & 0xFF {
            case SQLITE_FULL: .full
            case SQLITE_BUSY, SQLITE_LOCKED: .locked
            case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
            case SQLITE_CONSTRAINT: .constraint
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .unreachable
            default: .statement
            }
    }

    fileprivate var nextStep: String {
        switch self {
        case .full: " Free some space on its disk; nothing was written by halves."
        case .locked: " Another program has the database open; close it."
        case .corrupt: " Restore a backup."
        case .unreachable: " Check the rights of the state directory and the health of its disk."
        default: ""
        }
    }
}
