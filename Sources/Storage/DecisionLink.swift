import Editorial
import FoundationEssentials
import SQL
import Support

/// One entry of a draft's chain as it is stored, which in a store that was changed by hand may be anything.
package struct DecisionLink: Sendable, Hashable {
    package let draftID: String
    /// Its place in the draft's chain, from 1.
    package let seq: Int
    /// What was decided: a `Decision.Kind`, unless somebody wrote another word there.
    package let kind: String
    package let by: Person
    package let at: Date
    /// The hash of what was decided upon.
    package let hash: String
    package let note: String
    /// The digest of the entry before it, empty for the first.
    package let previous: String
    /// SHA-256 over all of the above, in hexadecimal digits.
    package private(set) var digest = ""

    /// The next entry of a chain.
    init(_ decision: Decision, draftID: String, after last: DecisionLink?) {
        self.draftID = draftID
        seq = (last?.seq ?? 0) + 1
        kind = decision.kind.rawValue
        by = decision.by
        at = decision.at
        hash = decision.hash
        note = decision.note.stored
        previous = last?.digest ?? ""
        digest = seal
    }

    init(_ row: borrowing Row) throws {
        draftID = try row.text("draft_id")
        seq = try row.integer("seq")
        kind = try row.text("kind")
        by = Person(id: try row.text("by_id"), name: try row.text("by_name"))
        at = try row.date("at")
        hash = try row.text("hash")
        note = try row.text("note")
        previous = try row.text("previous")
        digest = try row.text("digest")
    }

    var decision: Decision {
        get throws {
            guard let kind = Decision.Kind(rawValue: kind) else {
                throw StoreError(.shape, "Decision \(seq) on draft \(draftID) is a \"\(kind)\", which this Copydesk does not know.")
            }
            return Decision(kind: kind, by: by, at: at, hash: hash, note: Message(stored: note))
        }
    }

    /// What speaks against its being what was recorded after `last`.
    func misfits(after last: DecisionLink?) -> [BrokenDecision.Misfit] {
        var misfits: [BrokenDecision.Misfit] = []
        if seq != (last?.seq ?? 0) + 1 { misfits.append(.number) }
        if previous != (last?.digest ?? "") { misfits.append(.previous) }
        if digest != seal { misfits.append(.digest) }
        return misfits
    }

    private var seal: String {
        let fields: JSON = [
            .string(previous), .string(draftID), .integer(seq), .string(kind), .string(by.id), .string(by.name),
            .integer(at.milliseconds), .string(hash), .string(note),
        ]
        return SHA256.hex(of: fields.serialized())
    }
}

/// The first entry of a draft's chain that is not what was recorded there.
package struct BrokenDecision: Sendable, Hashable, CustomStringConvertible {
    /// What does not fit.
    package enum Misfit: String, Sendable, Hashable {
        /// Its number is not the one after that of the entry before.
        case number
        /// It names another digest than that of the entry before.
        case previous
        /// Its digest is not that of its fields.
        case digest

        var words: String {
            switch self {
            case .number: "its number is not the next one"
            case .previous: "it does not continue the entry before it"
            case .digest: "its fields do not give its digest"
            }
        }
    }

    package let draftID: String
    package let seq: Int
    package let misfits: [Misfit]

    package var description: String {
        "Decision \(seq) on draft \(draftID) is not the one that was recorded: "
            + misfits.map(\.words).joined(separator: ", and ") + ". The store was changed by hand."
    }
}
