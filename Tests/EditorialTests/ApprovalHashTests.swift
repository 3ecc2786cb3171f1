import Editorial
import Testing

/// An approval covers text, alt text, picture and account, and nothing else.
struct ApprovalHashTests {
    private let content = PostContent(text: "Text https://a.test", altText: "Alt", pictureHash: "ab")

    @Test func everyPartOfTheContentChangesTheHash() {
        var hashes = [ApprovalHash.of(content, account: "A"), ApprovalHash.of(content, account: "B")]
        for change: (inout PostContent) -> Void in [{ $0.text += "." }, { $0.altText = "alt" }, { $0.pictureHash = nil }] {
            var other = content
            change(&other)
            hashes.append(ApprovalHash.of(other, account: "A"))
        }
        #expect(Set(hashes).count == 5)
        #expect(hashes.allSatisfy { $0.hasPrefix("v1:") })
    }

    @Test func wordsCannotWanderFromOneFieldToTheNext() {
        let left = PostContent(text: "a", altText: "bc", pictureHash: nil)
        let right = PostContent(text: "ab", altText: "c", pictureHash: nil)
        #expect(ApprovalHash.of(left, account: "x") != ApprovalHash.of(right, account: "x"))
    }

    @Test func linksAreFoundWithoutTheirPunctuation() {
        #expect(ApprovalHash.links(in: "See https://a.test/x, (http://b.test) end.") == ["https://a.test/x", "http://b.test"])
    }
}
