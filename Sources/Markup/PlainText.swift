/// Builds plain text from the events of an HTML document.
final class PlainText: HTMLSink {
    private(set) var out: [UInt8] = []

    /// What has to stand between the text so far and the text to come.
    private enum Gap: Int {
        case none, space, cell, line, paragraph
    }

    private let leftOut: Set<String>
    private var gap = Gap.none
    private var hidden = 0
    private var preformatted = 0
    /// For each open list the number of its next item; nil where items have bullets.
    private var lists: [Int?] = []
    /// Right behind a bullet, where a paragraph does not begin a new line.
    private var isAtItem = false
    /// Between the beginning of a list and its first item.
    private var isListFresh = false

    /// Without the content of these elements, besides those that nobody sees.
    init(leavingOut leftOut: Set<String> = []) { self.leftOut = leftOut }

    func start(_ name: String, _ attributes: HTMLAttributes) {
        if hidden > 0 || HiddenHTML.elements.contains(name) || leftOut.contains(name) || HiddenHTML.hides(attributes) {
            hidden += 1
            return
        }
        switch name {
        case "br": lineBreak()
        case "li": startItem()
        case "ul", "ol", "menu", "dir":
            isAtItem = false
            widen(lists.isEmpty ? .paragraph : .line)
            isListFresh = true
            lists.append(name == "ol" ? attributes["start"].flatMap { Int($0) } ?? 1 : nil)
        case "td", "th": widen(.cell)
        case "tr", "dt", "dd", "figcaption", "caption", "legend", "option", "summary": widen(.line)
        case "pre":
            widen(.paragraph)
            preformatted += 1
        default: if PlainText.blocks.contains(name) { widen(.paragraph) }
        }
    }

    func end(_ name: String) {
        if hidden > 0 {
            hidden -= 1
            return
        }
        switch name {
        case "li", "tr", "dt", "dd", "figcaption", "caption", "legend", "option", "summary": widen(.line)
        case "ul", "ol", "menu", "dir":
            _ = lists.popLast()
            widen(lists.isEmpty ? .paragraph : .line)
        case "pre":
            preformatted = max(0, preformatted - 1)
            widen(.paragraph)
        default: if PlainText.blocks.contains(name) { widen(.paragraph) }
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if hidden > 0 { return }
        if preformatted > 0 { return preformattedText(bytes) }
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, whiteSpace(bytes, index) == 0 { index += 1 }
            if index > start {
                close()
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            }
            while index < bytes.count, case let length = whiteSpace(bytes, index), length > 0 {
                widen(.space)
                index += length
            }
        }
    }

    /// The length of the white space at `index`; a no-break space is one too, people put it where one space is not enough.
    private func whiteSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = bytes[index]
        if byte == 0x20 || (9...13).contains(byte) { return 1 }
        return byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : 0
    }

    private func preformattedText(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes where byte != 13 {
            if out.isEmpty || gap == .paragraph, byte == 10 { continue }
            close()
            out.append(byte)
        }
    }

    private func startItem() {
        // Items of one list stand close, whatever is inside of them.
        if !isListFresh { gap = out.isEmpty ? .none : .line }
        isListFresh = false
        close()
        if case .some(.some(let number)) = lists.last {
            out.append(contentsOf: "\(number). ".utf8)
            lists[lists.count - 1] = number &+ 1
        } else {
            out.append(contentsOf: "• ".utf8)
        }
        isAtItem = true
    }

    private func lineBreak() {
        if isAtItem { return }
        gap = gap.rawValue >= Gap.line.rawValue ? .paragraph : .line
    }

    private func widen(_ wanted: Gap) {
        if isAtItem || out.isEmpty { return }
        if wanted.rawValue > gap.rawValue { gap = wanted }
    }

    private func close() {
        isAtItem = false
        if gap.rawValue >= Gap.line.rawValue {
            while out.last == 10 || out.last == 0x20 { out.removeLast() }
        }
        switch gap {
        case .none: return
        case .space: out.append(0x20)
        case .cell: out.append(contentsOf: " | ".utf8)
        case .line: out.append(10)
        case .paragraph: out.append(contentsOf: [10, 10])
        }
        gap = .none
    }

    private static let blocks: Set<String> = [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "figure", "hr", "dl", "section", "article", "header",
        "footer", "aside", "main", "nav", "address", "details", "fieldset", "form", "center", "body", "html", "hgroup", "search",
    ]
}
