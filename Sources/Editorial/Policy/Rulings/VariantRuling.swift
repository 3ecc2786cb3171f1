import Support

/// The comment /variant and the Variant column.
extension Ruling {
    /// Orders another variant, while fewer than three are there or on their way.
    mutating func askVariant(_ order: TextOrder, by person: Person) {
        let coming = draft.state == .changesRequested ? draft.orders.count(where: \.isVariant) : 0
        let most = DraftVariants.names.count
        guard (draft.board.variants?.versions.count ?? 1) + coming < most else {
            refreshFace()
            return comment(
                "There are \(most) variants already, or soon: choose one under Variant, or say what to change in the text under \"Post\".",
                discussionID: order.discussionID)
        }
        requestChanges(order, by: person)
    }
}

extension TextOrder {
    /// Whether it asks for a text beside the others rather than in their place.
    package var isVariant: Bool { if case .command(.variant, _) = CommentOrder(remark: words) { true } else { false } }
}

extension [TextOrder] {
    /// What a writer does next: all orders up to the first for a variant, or that one alone.
    package var batch: [TextOrder] {
        guard let first else { return [] }
        return first.isVariant ? [first] : Array(prefix { !$0.isVariant })
    }
}
