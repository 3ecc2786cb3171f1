import Support
import TestKit
import Testing

@testable import Editorial

/// What comments are for Copydesk, and what they order.
struct CommentOrderTests {
    @Test(
        "A comment with @copydesk or a slash in front is an order",
        arguments: [
            ("/approve", CommentOrder.command(.approve, "")), (" /Approve ", .command(.approve, "")),
            ("@copydesk /hold", .command(.hold, "")), ("@Copydesk: /tone warm", .command(.tone, "warm")),
            ("/tone: warm and plain", .command(.tone, "warm and plain")), ("/alt\nA bridge", .command(.alt, "A bridge")),
            ("/rewrite with more life", .command(.change, "with more life")), ("@copydesk, make it warmer", .free("make it warmer")),
            ("/ make it warmer", .free("make it warmer")), ("/shortr", .unknown("shortr")), ("/make it warmer", .unknown("make")),
        ])
    func orders(_ text: String, _ expected: CommentOrder) { #expect(CommentOrder(comment: text) == expected) }

    @Test(
        "People talking among themselves are left alone",
        arguments: [
            "", "Nice!", "I asked @copydesk already", "@copydesk", "@copydeskteam please look", "/", "//", "/ ", "/home/ada/notes", "/1",
            "either/or", "Shall we /approve it?",
        ])
    func talk(_ text: String) { #expect(CommentOrder(comment: text) == nil) }

    @Test("Under Remarks everything is for Copydesk, with a command or without")
    func remarks() {
        #expect(CommentOrder(remark: "Shorter, please.") == .free("Shorter, please."))
        #expect(CommentOrder(remark: "/schedule Tue 09:00") == .command(.schedule, "Tue 09:00"))
    }

    @Test("Every command is listed by /help in a line of its own, and the nearest is named for a word that is none")
    func help() {
        for isPublished in [false, true] {
            let list = DeskCommand.list(isPublished: isPublished).description
            let lines = list.split(separator: "\n")
            for command in DeskCommand.allCases {
                let works = isPublished ? command.isForPublished : ![.correct, .takedown].contains(command)
                #expect(lines.count { $0.hasPrefix("\(command.usage): ") } == (works ? 1 : 0))
            }
            #expect(CommentOrder(comment: list) == nil)
        }
        #expect(DeskCommand.words(unknown: "shortr").contains("Did you mean /shorter?"))
        #expect(!DeskCommand.words(unknown: "zebra").contains("Did you mean"))
    }

    @Test("A command is an instruction that a writer understands, and free words stay as they are")
    func instructions() {
        #expect(TextOrder(words: "/shorter").instruction.hasPrefix("Make it clearly shorter"))
        #expect(TextOrder(words: "/longer and name the price").instruction.hasSuffix("and name the price"))
        #expect(TextOrder(words: "/tone warm").instruction.hasPrefix("Change the tone to: warm."))
        #expect(TextOrder(words: "More life").instruction == "More life")
        #expect([TextOrder(words: ""), TextOrder(words: "A"), TextOrder(words: "B")].instruction == "A\nB")
    }
}
