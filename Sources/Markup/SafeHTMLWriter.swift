/// Writes what is safe of a fragment, with every element closed that it opens.
struct SafeHTMLWriter {
    private let source: UnsafeBufferPointer<UInt8>
    private var out: [UInt8] = []
    /// The elements that are open, by number; no page is as deep.
    private var open: [Int] = []
    private static let deepest = 256
    /// How often each is open.
    private var counts = [Int](repeating: 0, count: SafeElement.all.count)

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        out.reserveCapacity(source.count + source.count / 16)
    }

    private var isInDrawing: Bool { counts[SafeElement.drawing] > 0 }
    private var isInFormula: Bool { counts[SafeElement.formula] > 0 }

    mutating func finished() -> [UInt8] {
        while let number = open.popLast() { appendEnd(number) }
        return out
    }

    mutating func start(_ tag: HTMLLexer.Tag, _ known: SafeElement, _ resolve: (String) -> String) {
        guard let kind = kind(of: known) else { return }
        let element = kind == .drawing ? drawn(known) : known
        // A row ends the cell before it, and that cell's row.
        while let last = open.last, SafeElement.all[last].ended.contains(element.number) { end(SafeElement.all[last]) }
        if !element.isVoid, open.count >= SafeHTMLWriter.deepest { return }
        out.append(UInt8(ascii: "<"))
        out.append(contentsOf: element.name.utf8)
        if !tag.attributes.isEmpty || kind != .page { appendAttributes(of: tag, kind, resolve) }
        out.append(contentsOf: (element.isVoid ? " />" : ">").utf8)
        if element.isVoid { return }
        open.append(element.number)
        counts[element.number] += 1
        if tag.isClosed { end(element) }
    }

    mutating func end(_ known: SafeElement) {
        let element = isInDrawing ? drawn(known) : known
        guard counts[element.number] > 0 else { return }
        while let last = open.popLast() {
            counts[last] -= 1
            appendEnd(last)
            if last == element.number { return }
        }
    }

    /// Copies text; references stay as they are written when they are known.
    mutating func text(_ range: Range<Int>) {
        let end = UnsafeBufferPointer(rebasing: source[..<range.upperBound])
        var (start, index) = (range.lowerBound, range.lowerBound)
        while index < range.upperBound {
            let byte = end[index]
            guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") else {
                index += 1
                continue
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: end[start..<index]))
            switch byte {
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            default: index += appendReference(at: index, of: end) - 1
            }
            index += 1
            start = index
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: end[start..<range.upperBound]))
    }

    private mutating func appendReference(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if let length = Entities.escape(in: bytes, at: index) {
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<(index + length)]))
            return length
        }
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

    private mutating func appendEnd(_ number: Int) {
        out.append(contentsOf: "</".utf8)
        out.append(contentsOf: SafeElement.all[number].name.utf8)
        out.append(UInt8(ascii: ">"))
    }

    private func drawn(_ element: SafeElement) -> SafeElement { element.drawnNumber.map { SafeElement.all[$0] } ?? element }

    private func kind(of element: SafeElement) -> SafeHTML.Kind? {
        if element.isOfDrawing, isInDrawing || element.number == SafeElement.drawing { return .drawing }
        if element.isOfFormula, isInFormula || element.number == SafeElement.formula { return .formula }
        return element.isOfPage ? .page : nil
    }

    private mutating func appendAttributes(of tag: HTMLLexer.Tag, _ kind: SafeHTML.Kind, _ resolve: (String) -> String) {
        for (key, value) in attributes(of: tag, kind, resolve) {
            out.append(UInt8(ascii: " "))
            out.append(contentsOf: key.utf8)
            out.append(contentsOf: "=\"".utf8)
            Entities.append(escaped: value, to: &out)
            out.append(UInt8(ascii: "\""))
        }
    }

    private func attributes(
        of tag: HTMLLexer.Tag, _ kind: SafeHTML.Kind, _ resolve: (String) -> String
    ) -> [(name: String, value: String)] {
        let rules = SafeAttribute.rules(kind)
        var kept: [(name: String, value: String)] = []
        for (name, value) in tag.attributes {
            switch rules[name] {
            case nil: break
            case .style:
                let style = SafeStyle.clean(value, allowsDrawing: isInDrawing)
                if !style.isEmpty { kept.append((name, style)) }
            case .address:
                // An empty one means the page that it is on.
                let address = value.isEmpty ? "" : resolve(value)
                if HTMLSanitizer.isSafe(address) { kept.append((name, address)) } else if name == "href" { kept.append((name, "")) }
            case .lowered: kept.append((name, value.lowercased()))
            case .plain: kept.append((kind == .drawing ? SafeHTML.drawingNames[name] ?? name : name, value))
            }
        }
        if kind != .page {
            if let namespace = SafeHTML.namespaces[tag.name] { kept.append(("xmlns", namespace)) }
            if kept.contains(where: { $0.name.hasPrefix("xlink:") }) { kept.append(("xmlns:xlink", "http://www.w3.org/1999/xlink")) }
        }
        return kept.count < 2 ? kept : kept.sorted { $0.name < $1.name }
    }
}
