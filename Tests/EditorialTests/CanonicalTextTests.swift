import Editorial
import Testing

/// The one form of a text that is hashed, approved and published.
struct CanonicalTextTests {
    private func paragraph(_ runs: TextRun..., children: [PostBlock] = []) -> PostBlock {
        PostBlock(kind: .paragraph, typeName: "paragraph", runs: runs, children: children)
    }

    private func item(_ kind: PostBlock.Kind, _ text: String, children: [PostBlock] = []) -> PostBlock {
        PostBlock(kind: kind, typeName: "\(kind)", runs: [TextRun(text)], children: children)
    }

    @Test func paragraphsStandApartByAnEmptyLineAndSoftBreaksAreKept() {
        let text = CanonicalText([paragraph(TextRun("One\ntwo  ")), paragraph(), paragraph(TextRun("Three"))]).text
        #expect(text == "One\ntwo\n\nThree")
    }

    @Test func numbersCountUpWithinARunOfItemsAndStartAgainAfterIt() {
        let blocks = [
            item(.numbered, "a"), item(.numbered, "b"), paragraph(TextRun("x")), item(.numbered, "c"), item(.bulleted, "d"),
            item(.numbered, "e"),
        ]
        #expect(CanonicalText(blocks).text == "1. a\n2. b\n\nx\n\n1. c\n• d\n1. e")
    }

    @Test func childrenFollowTheirParentTwoSpacesDeeper() {
        let inner = item(.bulleted, "inner\nsoft", children: [item(.numbered, "deep")])
        #expect(CanonicalText([item(.bulleted, "outer", children: [inner])]).text == "• outer\n  • inner\n  soft\n    1. deep")
    }

    @Test func linkedTextIsWrittenOutAndABareAddressStandsAlone() {
        let text = CanonicalText([
            paragraph(
                TextRun("see "), TextRun("our page", link: "https://a.test/x"), TextRun(", "),
                TextRun("https://b.test", link: "https://b.test"))
        ]).text
        #expect(text == "see our page (https://a.test/x), https://b.test")
    }

    @Test func blocksThatAreNoTextAreNamedAndLeftOut() {
        let canonical = CanonicalText([paragraph(TextRun("a")), PostBlock(kind: .foreign, typeName: "table", runs: [])])
        #expect(canonical.text == "a")
        #expect(canonical.foreignBlocks == ["table"])
    }

    @Test func decomposedLettersAreComposed() {
        #expect(Array(CanonicalText(plain: "Cafe\u{301}").text.utf8) == Array("Caf\u{e9}".utf8))
    }

    @Test(arguments: ["One\n\nTwo", "A\nB\n\nC #tag", "• a\n• b\n\nend"])
    func blocksOfATextHaveTheTextAsTheirCanonicalForm(_ text: String) {
        #expect(CanonicalText(CanonicalText.blocks(of: text)).text == text)
    }
}

/// What is a live hashtag and what is a number sign.
struct PostSegmentTests {
    @Test(arguments: [
        ("#one two", [PostSegment.hashtag("one"), .text(" two")]),
        ("in C# and # 5", [.text("in C# and # 5")]),
        ("(#a) #b_c", [.text("("), .hashtag("a"), .text(") "), .hashtag("b"), .text("_c")]),
        ("https://x.test/#top", [.text("https://x.test/#top")]),
        ("#Größe!", [.hashtag("Größe"), .text("!")]),
        ("#Ⅷ and #1½ and #हिन्दी", [.text("#Ⅷ and #1½ and "), .hashtag("हिन्दी")]),
        ("https://x.test/(#top #tag", [.text("https://x.test/(#top "), .hashtag("tag")]),
    ])
    func hashtagsAreFoundAtTheStartOfWords(_ text: String, _ segments: [PostSegment]) {
        #expect(PostSegment.split(text) == segments)
    }

    @Test func reservedCharactersCountTwiceAndHashtagsOnce() {
        #expect(PostLimits.escapedUnits("a(b) #tag") == 11)
        #expect(PostLimits.escapedUnits("#½ x://(#a") == 13)
        #expect(PostLimits.escapedUnits("👩‍👩‍👧‍👦") == 11)
    }
}
