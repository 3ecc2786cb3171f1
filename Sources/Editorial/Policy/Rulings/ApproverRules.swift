import FoundationEssentials
import Support

/// Whose approval counts for a brand. Pure; people are told apart by the authors of their comments.
struct ApproverRules: Sendable {
    private let brand: Brand
    /// Who wrote or changed the text as it stands.
    private let hands: [Person]

    init(_ brand: Brand, hands: [Person]) {
        self.brand = brand
        self.hands = hands
    }

    /// Why an approval does not count, and who can give one, in words for the page.
    enum Objection {
        case notNamed(Message)
        case ownText(Message)

        var words: Message {
            switch self {
            case .notNamed(let words), .ownText(let words): words
            }
        }
    }

    /// Why an approval by that person does not count; nil when it counts.
    func objection(to person: Person) -> Objection? {
        if !isNamed(person) {
            return .notNamed("At \(brand.name) only \(Self.list(brand.approvers)) may approve, by the comment /approve.")
        }
        guard isOwn(person) else { return nil }
        return .ownText("The text is your own, and at \(brand.name) nobody approves his own text. \(otherHand)")
    }

    /// Who has to approve besides the first, in a sentence; nil when one is enough.
    ///
    /// Of two people at least one did not write what nobody can tell who wrote.
    func second(besides first: Person) -> Message? {
        let reason: Message
        if brand.needsTwoApprovers {
            reason = "\(brand.name) needs a second approver"
        } else if brand.forbidsOwnText == true, hands.contains(.unknown) {
            reason = "The board does not tell who changed this text, and at \(brand.name) nobody approves his own"
        } else {
            return nil
        }
        let others = brand.approvers.filter { $0.id != first.id && !isOwn($0) }
        return "\(reason): \(others.isEmpty ? "somebody else" : Self.list(others, isChoice: true)) has to comment /approve as well."
    }

    private func isNamed(_ person: Person) -> Bool { brand.approvers.isEmpty || brand.approvers.contains { $0.id == person.id } }

    private func isOwn(_ person: Person) -> Bool { brand.forbidsOwnText == true && hands.contains { $0.id == person.id } }

    /// Who approves a text that somebody else wrote.
    private var otherHand: Message {
        if brand.approvers.isEmpty { return "Somebody else has to comment /approve." }
        let others = brand.approvers.filter { !isOwn($0) }
        return others.isEmpty
            ? "Each of its approvers changed this text: put another version back, or name another under Approvers on the brand's page."
            : "\(Self.list(others, isChoice: true)) has to comment /approve."
    }

    private static func list(_ people: [Person], isChoice: Bool = false) -> Message {
        let names = people.map(\.shown)
        guard names.count > 1, let last = names.last else { return Message(names.joined()) }
        let others = names.dropLast().joined(separator: ", ")
        return isChoice ? "\(others) or \(last)" : "\(others) and \(last)"
    }
}
