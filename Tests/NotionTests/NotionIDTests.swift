import Notion
import Testing

@Suite struct NotionIDTests {
    static let dashed = "1f2e3d4c-5b6a-7988-90ab-cdef01234567"
    static let hex = "1f2e3d4c5b6a798890abcdef01234567"
    static let view = "aaaabbbbccccddddeeeeffff00001111"

    @Test(
        "Every address that Notion shows leads to the page or database, never to the view",
        arguments: [
            dashed, hex, hex.uppercased(), "  \(dashed)\n",
            "https://www.notion.so/acme/Posts-\(hex)?v=\(view)",
            "https://app.notion.com/p/\(hex)?v=\(view)",
            "https://app.notion.com/p/Content-calendar-\(hex)?v=\(view)&pvs=4",
            "https://acme.notion.site/\(hex)",
            "https://www.notion.so/\(dashed)?v=\(view)",
            "https://www.notion.so/acme/?v=\(view)&p=\(hex)",
            "https://www.notion.so/x?database_id=\(dashed)",
            "https://www.notion.so/acme/Posts-\(hex)#\(view)",
            "see \(hex) please",
        ])
    func findsTheID(pasted: String) {
        #expect(NotionID(pasted: pasted)?.text == Self.dashed)
    }

    @Test(
        "What holds no id, or only a view's, is nil",
        arguments: ["", "https://www.notion.so/acme", "https://www.notion.so/?v=\(view)", "1f2e3d4c", "https://x.y/\(hex)0"])
    func refuses(pasted: String) {
        #expect(NotionID(pasted: pasted) == nil)
    }

    @Test("The fragment of an address is the block")
    func readsTheBlock() {
        #expect(NotionID.block(pasted: "https://www.notion.so/P-\(Self.view)#block-\(Self.hex)")?.text == Self.dashed)
        #expect(NotionID.block(pasted: "https://www.notion.so/P-\(Self.view)") == nil)
    }
}
