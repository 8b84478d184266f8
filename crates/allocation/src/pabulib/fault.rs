//! What is wrong with a file, where, and what to do, in English and Korean.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The kind of a [`Fault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FaultCode {
    /// Nothing in the file.
    Empty,
    /// More bytes than [`super::MAX_BYTES`].
    FileTooLarge,
    /// UTF-16.
    Utf16,
    /// Neither UTF-8 nor UTF-16; CP949 perhaps.
    NotUtf8,
    /// A NUL character.
    Nul,
    /// A quote that never ends.
    UnclosedQuote,
    /// Text after a closing quote.
    TextAfterQuote,
    /// A cell with more than a million bytes.
    CellTooLong,
    /// More cells in a row than any file needs.
    TooManyCells,
    /// Text before the first section.
    TextBeforeSections,
    /// A section that is not there.
    MissingSection,
    /// A section that comes twice.
    RepeatedSection,
    /// A section before one that has to come first.
    SectionOrder,
    /// A section without header line.
    MissingHeader,
    /// A column that is needed and not there.
    MissingColumn,
    /// A column that comes twice.
    RepeatedColumn,
    /// A row with more cells than the header has.
    RowTooLong,
    /// A META line without a value, or with several.
    MetaLine,
    /// A META key that comes twice.
    RepeatedMetaKey,
    /// A META key that is needed and not there.
    MissingMetaKey,
    /// A vote type that is not known.
    UnknownVoteType,
    /// A count that is no whole number.
    NotACount,
    /// A declared count that differs from the rows.
    CountMismatch,
    /// A project without id.
    MissingId,
    /// An id that holds a comma or is too long.
    BadId,
    /// A project id that comes twice.
    RepeatedProject,
    /// More projects than an instance may hold.
    TooManyProjects,
    /// An amount that is missing.
    MissingAmount,
    /// An amount below zero.
    NegativeAmount,
    /// An amount that is no decimal number.
    NotAnAmount,
    /// An amount whose comma has two meanings.
    AmbiguousAmount,
    /// An amount with too many digits.
    AbsurdAmount,
    /// A voter id that comes twice.
    RepeatedVoter,
    /// A vote for a project that is not listed.
    UnknownProject,
    /// More or fewer points than projects.
    PointsMismatch,
    /// A notice: a project named twice on a ballot.
    RepeatedChoice,
    /// A notice: several projects on a choose-1 ballot.
    SeveralChosen,
    /// Further faults were left out.
    TooManyFaults,
}

/// One thing that is wrong with a file, or worth a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// The character within the line, counted from 1.
    pub column: usize,
    /// What kind of fault it is.
    pub code: FaultCode,
    /// What is wrong and what to do, in English.
    pub english: String,
    /// What is wrong and what to do, in Korean.
    pub korean: String,
}

impl Fault {
    /// A fault about `detail`, which is shortened and cleaned for showing.
    pub(super) fn new(line: usize, column: usize, code: FaultCode, detail: &str) -> Self {
        let (english, korean) = texts(code);
        let detail = shown(detail);
        Fault {
            line,
            column,
            code,
            english: english.replace("{}", &detail),
            korean: korean.replace("{}", &detail),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.english)
    }
}

/// At most sixty characters, none of which could steer a terminal.
fn shown(detail: &str) -> String {
    let mut shown: String = detail
        .chars()
        .take(60)
        .flat_map(char::escape_debug)
        .collect();
    if detail.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

/// What is wrong and what to do, in English and Korean; `{}` stands for the detail.
fn texts(code: FaultCode) -> (&'static str, &'static str) {
    use FaultCode as C;
    match code {
        C::Empty => (
            "The file is empty. Choose a .pb file with META, PROJECTS and VOTES.",
            "파일이 비어 있습니다. META, PROJECTS, VOTES가 들어 있는 .pb 파일을 골라 주세요.",
        ),
        C::FileTooLarge => (
            "The file is larger than {}. Split the vote by district and count each file.",
            "파일이 {}보다 큽니다. 지역별로 나누어 파일마다 개표해 주세요.",
        ),
        C::Utf16 => (
            "The file is encoded in UTF-16. Save it again as UTF-8.",
            "파일이 UTF-16으로 저장되어 있습니다. UTF-8로 다시 저장해 주세요.",
        ),
        C::NotUtf8 => (
            "This byte is not UTF-8: {}. The file may be in CP949 (EUC-KR). Save it again as UTF-8.",
            "UTF-8이 아닌 바이트입니다: {}. CP949(EUC-KR) 파일일 수 있습니다. UTF-8로 다시 저장해 주세요.",
        ),
        C::Nul => (
            "There is a NUL character, so this is no text file. Export it again as UTF-8 text.",
            "NUL 문자가 있어 텍스트 파일이 아닙니다. UTF-8 텍스트로 다시 내보내 주세요.",
        ),
        C::UnclosedQuote => (
            "The quote that opens here is never closed. Close it, or write \"\" for a quote inside a quoted cell.",
            "여기서 열린 따옴표가 닫히지 않았습니다. 따옴표를 닫고, 칸 안의 따옴표는 \"\"로 써 주세요.",
        ),
        C::TextAfterQuote => (
            "There is text after the closing quote of a cell that spans lines. Close the quote on its own line.",
            "여러 줄에 걸친 칸의 닫는 따옴표 뒤에 글자가 있습니다. 따옴표가 제 줄에서 닫혔는지 확인해 주세요.",
        ),
        C::CellTooLong => (
            "This cell has more than 1,000,000 bytes. Check for a missing separator or line break.",
            "이 칸이 1,000,000바이트를 넘습니다. 빠진 구분 기호나 줄바꿈이 있는지 확인해 주세요.",
        ),
        C::TooManyCells => (
            "This row has more than 1,000 cells. Check for missing line breaks.",
            "이 줄에 칸이 1,000개를 넘습니다. 빠진 줄바꿈이 있는지 확인해 주세요.",
        ),
        C::TextBeforeSections => (
            "The file has to start with a line META, but starts with: {}. Remove what stands before it, or choose a .pb file.",
            "파일은 META 줄로 시작해야 하는데 다른 내용이 있습니다: {}. 앞의 내용을 지우거나 .pb 파일을 골라 주세요.",
        ),
        C::MissingSection => (
            "The section {} is missing. Add a line {}, its header line and its rows.",
            "{} 구역이 없습니다. {} 줄과 머리글 줄, 내용을 넣어 주세요.",
        ),
        C::RepeatedSection => (
            "The section {} comes twice. Put its rows into one section.",
            "{} 구역이 두 번 나옵니다. 한 구역으로 합쳐 주세요.",
        ),
        C::SectionOrder => (
            "The section {} comes too early. The order is META, PROJECTS, VOTES.",
            "{} 구역이 너무 일찍 나옵니다. META, PROJECTS, VOTES 순서로 놓아 주세요.",
        ),
        C::MissingHeader => (
            "The section {} ends before its header line. Add the header line; the file may have been cut off.",
            "{} 구역에 머리글 줄이 없습니다. 머리글을 넣어 주세요. 파일이 중간에 잘렸을 수도 있습니다.",
        ),
        C::MissingColumn => (
            "The column {} is missing. Add it to the header line and the rows.",
            "{} 열이 없습니다. 머리글 줄과 각 줄에 넣어 주세요.",
        ),
        C::RepeatedColumn => (
            "The column {} comes twice. Keep the one that counts.",
            "{} 열이 두 번 나옵니다. 맞는 열 하나만 남겨 주세요.",
        ),
        C::RowTooLong => (
            "This row has more cells than the header; the first one too many is: {}. Quote cells that contain ';'.",
            "이 줄에 머리글보다 칸이 많습니다. 처음 넘치는 칸: {}. ';'가 든 칸은 따옴표로 묶어 주세요.",
        ),
        C::MetaLine => (
            "A META line has one key and one value; this one does not: {}. Write key;value.",
            "META 줄은 이름과 값이 하나씩인데 그렇지 않습니다: {}. 이름;값 모양으로 써 주세요.",
        ),
        C::RepeatedMetaKey => (
            "META gives {} twice. Keep the line that counts.",
            "META에 {} 항목이 두 번 나옵니다. 맞는 줄 하나만 남겨 주세요.",
        ),
        C::MissingMetaKey => (
            "META does not say {}. Add a line {};… with its value.",
            "META에 {} 항목이 없습니다. {};… 줄을 값과 함께 넣어 주세요.",
        ),
        C::UnknownVoteType => (
            "The vote type {} is not known. Write approval, choose-1, scoring, cumulative or ordinal.",
            "모르는 투표 방식입니다: {}. approval, choose-1, scoring, cumulative, ordinal 가운데 하나를 써 주세요.",
        ),
        C::NotACount => (
            "This is not a whole number: {}. Write digits only.",
            "정수가 아닙니다: {}. 숫자로만 써 주세요.",
        ),
        C::CountMismatch => (
            "The declared number does not match the rows: {}. Correct it, or fetch the file again if it was cut off.",
            "적힌 개수와 실제 줄 수가 다릅니다: {}. 개수를 고치거나, 파일이 잘렸다면 다시 받아 주세요.",
        ),
        C::MissingId => (
            "This project has no id. Write one in the first column.",
            "사업 번호가 없습니다. 첫째 열에 써 주세요.",
        ),
        C::BadId => (
            "This can't be a project id: {}. Use at most 200 bytes, without a comma, and not None.",
            "사업 번호로 쓸 수 없습니다: {}. 쉼표 없이 200바이트 이하로 쓰고 None은 쓰지 마세요.",
        ),
        C::RepeatedProject => (
            "The project id {} comes twice. Give each project its own id.",
            "사업 번호가 두 번 나옵니다: {}. 사업마다 다른 번호를 써 주세요.",
        ),
        C::TooManyProjects => (
            "There are more than 10,000 projects. Split the vote.",
            "사업이 10,000개를 넘습니다. 투표를 나누어 주세요.",
        ),
        C::MissingAmount => (
            "The value of {} is missing. Write a number such as 1500000.",
            "{} 값이 없습니다. 1500000처럼 숫자를 써 주세요.",
        ),
        C::NegativeAmount => (
            "This number is negative: {}. Write zero or more.",
            "음수입니다: {}. 0 이상의 수를 써 주세요.",
        ),
        C::NotAnAmount => (
            "This is not a decimal number: {}. Write digits with at most one decimal point, without spaces or units.",
            "숫자가 아닙니다: {}. 빈칸이나 단위 없이 숫자와 소수점 하나까지만 써 주세요.",
        ),
        C::AmbiguousAmount => (
            "The comma has two meanings here: {}. Write 1000 for one thousand, or 1.0 for one.",
            "쉼표의 뜻이 두 가지입니다: {}. 천이면 1000, 일이면 1.0처럼 써 주세요.",
        ),
        C::AbsurdAmount => (
            "This number has too many digits: {}. Use at most 18 before and 15 after the decimal point.",
            "자릿수가 너무 많습니다: {}. 정수 18자리, 소수 15자리까지 쓸 수 있습니다.",
        ),
        C::RepeatedVoter => (
            "The voter id {} comes twice. Keep the ballot that counts.",
            "투표자 번호가 두 번 나옵니다: {}. 유효한 투표지 하나만 남겨 주세요.",
        ),
        C::UnknownProject => (
            "The vote names the project {}, which PROJECTS does not list. Add the project or correct the vote.",
            "PROJECTS에 없는 사업에 투표했습니다: {}. 사업을 넣거나 투표를 고쳐 주세요.",
        ),
        C::PointsMismatch => (
            "Each project on a ballot needs its points: {}. Write as many points as projects.",
            "투표지의 사업마다 점수가 있어야 합니다: {}. 사업 수만큼 점수를 써 주세요.",
        ),
        C::RepeatedChoice => (
            "The project {} is named more than once on this ballot; it counts as one choice, its points are added up.",
            "한 투표지에 같은 사업이 여러 번 있습니다: {}. 선택은 한 번으로 세고 점수는 더합니다.",
        ),
        C::SeveralChosen => (
            "This choose-1 ballot names {} projects; each counts as one approval.",
            "하나만 고르는 투표지에 사업이 {}개 있습니다. 각각 한 표로 셉니다.",
        ),
        C::TooManyFaults => (
            "There are more faults than {}; the rest is not listed. Correct these first.",
            "잘못된 곳이 {}곳을 넘어 나머지는 적지 않았습니다. 먼저 이것들을 고쳐 주세요.",
        ),
    }
}
