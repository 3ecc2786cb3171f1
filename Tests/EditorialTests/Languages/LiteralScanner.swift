/// Finds the string literals in a Swift source, those inside interpolations too, as the templates that a message makes of them.
struct LiteralScanner {
    /// One literal.
    struct Literal {
        let line: Int
        let template: String
        /// The code before it on its line.
        let before: String
    }

    private let text: [UInt8]
    private var place = 0
    private var line = 1
    private var lineStart = 0
    private var found: [Literal] = []

    /// The literals of one line each; those between three quotation marks are prompts, documents and SQL.
    static func literals(in source: String) -> [Literal] {
        var scanner = LiteralScanner(text: Array(source.utf8))
        scanner.scanCode(until: nil)
        return scanner.found
    }

    private init(text: [UInt8]) { self.text = text }

    private func isNext(_ mark: StaticString) -> Bool {
        let count = mark.utf8CodeUnitCount
        guard place + count <= text.count else { return false }
        return "\(mark)".utf8.elementsEqual(text[place..<place + count])
    }

    private mutating func step() {
        if text[place] == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, place + 1) }
        place += 1
    }

    private mutating func skip(to mark: StaticString) {
        while place < text.count, !isNext(mark) { step() }
        place = min(text.count, place + mark.utf8CodeUnitCount)
    }

    /// Up to the parenthesis that closes an interpolation, or the end.
    private mutating func scanCode(until end: UInt8?) {
        var depth = 0
        while place < text.count {
            if isNext("//") {
                skip(to: "\n")
                (line, lineStart) = (line + 1, place)
            } else if isNext("/*") {
                skip(to: "*/")
            } else if isNext("\"\"\"") {
                place += 3
                skip(to: "\"\"\"")
            } else if isNext("#\"") {
                skip(to: "\"#")
            } else if isNext("#/") {
                place += 2
                skip(to: "/#")
            } else if isNext("\"") {
                scanLiteral()
            } else {
                if text[place] == UInt8(ascii: "(") { depth += 1 }
                if text[place] == UInt8(ascii: ")") {
                    if depth == 0, end != nil { return place += 1 }
                    depth -= 1
                }
                step()
            }
        }
    }

    private mutating func scanLiteral() {
        let (start, before) = (line, String(decoding: text[lineStart..<place], as: UTF8.self))
        var template: [UInt8] = []
        var places = 0
        place += 1
        while place < text.count, !isNext("\"") {
            guard text[place] == UInt8(ascii: "\\"), place + 1 < text.count else {
                template.append(text[place])
                step()
                continue
            }
            let escaped = text[place + 1]
            place += 2
            switch escaped {
            case UInt8(ascii: "("):
                places += 1
                template += Array("{\(places)}".utf8)
                scanCode(until: UInt8(ascii: ")"))
            case UInt8(ascii: "n"): template.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "u"): skip(to: "}")
            default: template.append(escaped)
            }
        }
        place += 1
        found.append(Literal(line: start, template: String(decoding: template, as: UTF8.self), before: before))
    }
}
