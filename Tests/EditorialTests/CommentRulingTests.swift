import Editorial
import FoundationEssentials
import Support
import Testing

@Suite struct CommentRulingTests {
    private static let minute = Date(milliseconds: 1_783_156_080_000)
    private static let ada = Person(id: "ada", name: "Ada")

    private static func comment(_ id: String, _ text: String, at date: Date) -> BoardComment {
        BoardComment(id: id, pageID: "p", discussionID: "d-" + id, author: ada, text: text, createdAt: date)
    }

    private static func draft() -> Draft {
        Draft(
            id: "d", candidateID: "c", brandID: "b", briefID: nil, account: "a", state: .submitted, title: "t",
            content: PostContent(text: "Text", altText: "", pictureHash: nil), windowEnds: minute + .seconds(86_400), createdAt: minute)
    }

    private static let context = RulingContext(now: minute, brand: nil, calendar: nil, taken: [])

    @Test("A comment that comes again with its minute is not obeyed twice, and a later one of that minute is")
    func obeysOnce() {
        var draft = Self.draft()
        let first = Self.comment("1", "/rewrite shorter", at: Self.minute)
        #expect(Ruling.judge(&draft, comments: [first], Self.context) != nil)
        #expect(draft.remark?.contains("shorter") == true)
        draft.state = .submitted
        draft.remark = nil
        _ = Ruling.judge(&draft, comments: [first], Self.context)
        #expect(draft.state == .submitted)
        let second = Self.comment("2", "/rewrite warmer", at: Self.minute)
        _ = Ruling.judge(&draft, comments: [first, second], Self.context)
        #expect(draft.state == .changesRequested)
        #expect(draft.remark?.contains("warmer") == true)
        #expect(draft.board.commentsSeen == ["1", "2"])
        _ = Ruling.judge(&draft, comments: [first, second, Self.comment("3", "nice", at: Self.minute + .seconds(120))], Self.context)
        #expect(draft.board.commentsSeen == ["3"])
    }
}
