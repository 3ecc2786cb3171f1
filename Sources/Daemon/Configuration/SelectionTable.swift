import Editorial
import Support
import TOML

/// `[selection]`: how what could be written about is weighed, and how much of a day it may have.
enum SelectionTable {
    static func read(_ table: inout TableReader) -> SelectionSettings {
        var settings = SelectionSettings()
        settings.relevance = table.number("relevance", in: 0...1, default: settings.relevance)
        settings.freshness = table.number("freshness", in: 0...1, default: settings.freshness)
        settings.source = table.number("source", in: 0...1, default: settings.source)
        settings.novelty = table.number("novelty", in: 0...1, default: settings.novelty)
        settings.maximumADay = table.integer("maximum_a_day", in: 0...100, default: settings.maximumADay)
        settings.sourceShare = table.number("source_share", in: 0.05...1, default: settings.sourceShare)
        settings.topicShare = table.number("topic_share", in: 0.05...1, default: settings.topicShare)
        table.finish()
        return settings
    }
}
