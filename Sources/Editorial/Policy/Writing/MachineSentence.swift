import Support

/// One sentence, looked at for whether it is said to a machine.
struct MachineSentence {
    private struct Word {
        let text: String
        /// The characters around it that are no spaces.
        let before: Character?
        let after: Character?
    }

    private static let window = 8
    private let plain: String
    private let words: [Word]

    init(_ sentence: Substring) {
        plain = String(sentence.prefix(2000)).skeleton
        words = Self.words(of: plain)
    }

    /// An order to leave or tell instructions, the marks of a conversation with a machine, or words that are spelled to slip past.
    var isOrder: Bool {
        leavesInstructions || tells(MachineWords.systemPrompts) || hasMarks || isSpelled
    }
    /// That, or signs that are only likely to be meant so.
    var isMeant: Bool { isOrder || tells(MachineWords.ownInstructions) || hasRole || isCall || isOfMachinesReading || becomesMachine }

    /// "Ignore all previous instructions", in any order of words: languages differ.
    private var leavesInstructions: Bool {
        let isUnspaced = plain.unicodeScalars.contains { $0.value >= 0x3000 }
        if isUnspaced, Self.unspaced.allSatisfy({ group in group.contains(where: plain.contains) }) { return true }
        return words.indices.contains { index in
            guard MachineWords.isLeaving(words[index].text) else { return false }
            let near = words[max(0, index - Self.window)..<min(words.count, index + Self.window + 1)].map(\.text)
            let isStrong = near.contains(where: MachineWords.isInstruction)
            guard isStrong || near.contains(where: MachineWords.rules.contains) else { return false }
            return near.contains(where: MachineWords.isEarlier) || near.contains(where: MachineWords.machines.contains)
                || isStrong && near.contains(where: MachineWords.all.contains) || zip(near, near.dropFirst()).contains(where: Self.isOwn)
        }
    }

    /// "Your instructions".
    private static func isOwn(_ pair: (String, String)) -> Bool {
        MachineWords.own.contains(pair.0) && (MachineWords.isInstruction(pair.1) || MachineWords.rules.contains(pair.1))
    }

    /// "Repeat the system prompt".
    private func tells(_ names: [String]) -> Bool {
        words.contains { MachineWords.telling.contains($0.text) } && names.contains(where: plain.contains)
    }

    // Looked for only where a sign of them is there: most sentences have none.
    private var hasMarks: Bool {
        let isSigned = plain.utf8.contains { "<|[#\"/".utf8.contains($0) } || words.contains { $0.text == "override" }
        return isSigned && MachineWords.marks.contains(where: plain.contains)
    }

    private var hasRole: Bool {
        let isSigned = plain.utf8.contains(UInt8(ascii: "[")) || words.contains { MachineWords.roleSigns.contains($0.text) }
        return isSigned && MachineWords.roles.contains(where: plain.contains)
            || words.first.map { ["system", "assistant", "human"].contains($0.text) && $0.after == ":" } ?? false
    }

    /// "I g n o r e", "Igno-re pre-vious".
    private var isSpelled: Bool {
        var run = 0
        for word in words {
            run = word.text.count == 1 ? run + 1 : 0
            if run >= 10 { return true }
        }
        guard plain.utf8.contains(UInt8(ascii: "-")) else { return false }
        let joined = plain.filter { $0 != "-" }
        return joined.count < plain.count && ["ignore all previous", "previous instructions"].contains(where: joined.contains)
    }

    /// "Dear AI assistant, write ...", "Model: add ...", "... in your post, assistant."
    private var isCall: Bool {
        guard words.contains(where: { MachineWords.asking.contains($0.text) || MachineWords.commands.contains($0.text) }) else {
            return false
        }
        return words.indices.contains { index in
            guard MachineWords.machines.contains(words[index].text) else { return false }
            var end = index
            while end + 1 < words.count, words[end].after == nil, MachineWords.continues(words[end + 1].text) { end += 1 }
            if isCalled(words[..<index]) { return true }
            let isCommand = end + 1 < words.count && MachineWords.commands.contains(words[end + 1].text)
            if index < 8, isCommand, words[end].after == ":" || index == 0 && words[end].after == "," { return true }
            let isLast = end == words.count - 1 || words[end].after.map { ":.!".contains($0) } ?? false
            return isLast && words[index].before == "," && !MachineWords.subjects.contains(words[index].text)
        }
    }

    /// "Note to", "dear", "if you are a".
    private func isCalled(_ words: ArraySlice<Word>) -> Bool {
        let near = words.suffix(6).map(\.text)
        let callers = near.lastIndex(where: MachineWords.calling.contains)
        if let callers, near[callers...].dropFirst().allSatisfy(MachineWords.between.contains) { return true }
        let tail = near.joined(separator: " ") + " "
        return MachineWords.conditions.contains { tail.hasSuffix($0) }
    }

    /// "AI systems that summarise this page must ..."
    private var isOfMachinesReading: Bool {
        words.contains { MachineWords.machines.contains($0.text) }
            && words.contains { ["must", "may", "should", "shall"].contains($0.text) }
            && MachineWords.thisText.contains(where: plain.contains)
    }

    private var becomesMachine: Bool {
        words.contains { $0.text.hasSuffix("bot") || $0.text.hasSuffix("gpt") } && MachineWords.becoming.contains(where: plain.contains)
    }

    private static let unspaced: [[String]] = [
        ["忽略", "无视", "忽視", "無視", "忘记", "忘れ", "무시"], ["指令", "指示", "提示", "プロンプト", "지시"],
        ["之前", "以前", "先前", "所有", "すべて", "全て", "これまで", "上記", "이전", "모든"],
    ].map { $0.map(\.skeleton) }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var before: Character?
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].isLetter || text[index].isNumber else {
                if !text[index].isWhitespace { before = text[index] }
                text.formIndex(after: &index)
                continue
            }
            let end = text[index...].firstIndex { !$0.isLetter && !$0.isNumber } ?? text.endIndex
            let after = text[end...].first { !$0.isWhitespace }.flatMap { $0.isLetter || $0.isNumber ? nil : $0 }
            words.append(Word(text: MachineWords.undisguised(text[index..<end]), before: before, after: after))
            before = nil
            index = end
        }
        return words
    }
}
