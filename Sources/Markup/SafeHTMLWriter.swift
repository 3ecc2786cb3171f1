/// Writes what is safe of a fragment, with every element closed that it opens.
struct SafeHTMLWriter {
    private let source: UnsafeBufferPointer<UInt8>
    private var out: [UInt8] = []
    /// The elements that are open; no page is as deep.
    private var open: [String] = []
    private static let deepest = 256
    /// How often each is open.
    private var counts: [String: Int] = [:]
    /// How many of the open ones are drawings or formulas.
    private var drawings = 0
    private var formulas = 0

    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    mutating func finished() -> [UInt8] {
        while let name = open.popLast() { appendEnd(name) }
        return out
    }

    mutating func start(_ tag: HTMLLexer.Tag, _ resolve: (String) -> String) {
        guard let kind = kind(of: tag.name) else { return }
        let name = kind == .drawing ? SafeHTML.drawingNames[tag.name] ?? tag.name : tag.name
        if let last = open.last, SafeHTML.implied[last]?.contains(name) == true { end(last) }
        let isVoid = SafeHTML.void.contains(name)
        if !isVoid, open.count >= SafeHTMLWriter.deepest { return }
        out.append(contentsOf: "<\(name)".utf8)
        for (key, value) in attributes(of: tag, kind, resolve) {
            out.append(contentsOf: " \(key)=\"".utf8)
            Entities.append(escaped: value.utf8, to: &out)
            out.append(UInt8(ascii: "\""))
        }
        out.append(contentsOf: (isVoid ? " />" : ">").utf8)
        if isVoid { return }
        open.append(name)
        count(name, 1)
        if tag.isClosed { end(name) }
    }

    mutating func end(_ name: String) {
        let name = drawings > 0 ? SafeHTML.drawingNames[name] ?? name : name
        guard counts[name, default: 0] > 0 else { return }
        while let last = open.popLast() {
            count(last, -1)
            appendEnd(last)
            if last == name { return }
        }
    }

    /// Copies text; references stay as they are written when they are known.
    mutating func text(_ range: Range<Int>) {
        let end = UnsafeBufferPointer(rebasing: source[..<range.upperBound])
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = end[index]
            if byte == UInt8(ascii: "&") {
                index += appendReference(at: index, of: end)
                continue
            }
            switch byte {
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            default: out.append(byte)
            }
            index += 1
        }
    }

    private mutating func appendReference(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let reference = Entities.reference(in: bytes, at: index), let value = reference.value else {
            out.append(contentsOf: "&amp;".utf8)
            return 1
        }
        switch reference.name {
        case "#39", "#34": out.append(contentsOf: value)
        case let name where name.hasPrefix("#") && !["#38", "#60", "#62"].contains(name): Entities.append(escaped: value, to: &out)
        default: out.append(contentsOf: bytes[index..<(index + reference.length)])
        }
        return reference.length
    }

    private mutating func appendEnd(_ name: String) { out.append(contentsOf: "</\(name)>".utf8) }

    private mutating func count(_ name: String, _ step: Int) {
        counts[name, default: 0] += step
        if name == "svg" { drawings += step }
        if name == "math" { formulas += step }
    }

    private func kind(of name: String) -> SafeHTML.Kind? {
        if drawings > 0 || name == "svg", SafeHTML.drawings.contains(name) { return .drawing }
        if formulas > 0 || name == "math", SafeHTML.formulas.contains(name) { return .formula }
        return SafeHTML.elements.contains(name) ? .page : nil
    }

    private func attributes(
        of tag: HTMLLexer.Tag, _ kind: SafeHTML.Kind, _ resolve: (String) -> String
    ) -> [(name: String, value: String)] {
        var kept: [(name: String, value: String)] = []
        for (name, value) in tag.attributes where SafeHTML.attributes[kind]!.contains(name) {
            if name == "style" {
                let style = SafeStyle.clean(value, allowsDrawing: drawings > 0)
                if !style.isEmpty { kept.append((name, style)) }
            } else if SafeHTML.addresses.contains(name) {
                // An empty one means the page that it is on.
                let address = value.isEmpty ? "" : resolve(value)
                if HTMLSanitizer.isSafe(address) { kept.append((name, address)) } else if name == "href" { kept.append((name, "")) }
            } else {
                kept.append(
                    (
                        kind == .drawing ? SafeHTML.drawingNames[name] ?? name : name,
                        ["rel", "type"].contains(name) ? value.lowercased() : value
                    ))
            }
        }
        if let namespace = SafeHTML.namespaces[tag.name] { kept.append(("xmlns", namespace)) }
        if kept.contains(where: { $0.name.hasPrefix("xlink:") }) { kept.append(("xmlns:xlink", "http://www.w3.org/1999/xlink")) }
        return kept.sorted { $0.name < $1.name }
    }
}
