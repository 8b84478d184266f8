//! Reading a file: sections in order, then what they must say together.

use super::{
    cells::{Row, RowFault, Rows},
    decode::decode,
    election::Election,
    fault::{Fault, FaultCode},
    faults::Faults,
    meta::Meta,
    projects::Projects,
    votes::Votes,
};
use crate::Instance;

/// Reads an election.
///
/// # Errors
/// All faults found, up to [`super::MAX_FAULTS`] and one that says there are more. Nothing is
/// read in part.
pub fn read(bytes: &[u8]) -> Result<Election, Vec<Fault>> {
    let text = decode(bytes).map_err(|fault| vec![fault])?;
    let mut reader = Reader::new(text);
    let mut rows = Rows::new(text);
    let mut row = Row::default();
    while !reader.faults.full() && rows.next(&mut row) {
        reader.row(&row);
    }
    reader.finish(rows.line())
}

/// A section of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Meta,
    Projects,
    Votes,
}

impl Section {
    const ALL: [Section; 3] = [Section::Meta, Section::Projects, Section::Votes];

    fn title(self) -> &'static str {
        match self {
            Section::Meta => "META",
            Section::Projects => "PROJECTS",
            Section::Votes => "VOTES",
        }
    }

    /// The section that this row opens.
    fn of(row: &Row<'_>) -> Option<Section> {
        let (title, rest) = row.cells.split_first()?;
        let alone = rest.iter().all(|cell| cell.text.is_empty());
        let named = |section: &Section| title.text.eq_ignore_ascii_case(section.title());
        Section::ALL
            .into_iter()
            .find(|section| alone && named(section))
    }
}

/// What the reader expects of the next row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    /// The first section.
    Start,
    /// A section again; the rows until then were reported as a whole.
    Nothing,
    Header(Section),
    /// A row with at most this many cells.
    Rows(Section, usize),
}

struct Reader<'t> {
    faults: Faults<'t>,
    expect: Expect,
    opened: Vec<Section>,
    /// Whether a fault may have swallowed rows, so that what is missing says nothing.
    torn: bool,
    meta: Meta,
    projects: Projects,
    votes: Votes<'t>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Reader {
            faults: Faults::new(text),
            expect: Expect::Start,
            opened: Vec::new(),
            torn: false,
            meta: Meta::default(),
            projects: Projects::default(),
            votes: Votes::default(),
        }
    }

    fn row(&mut self, row: &Row<'t>) {
        if let Some((fault, at)) = row.fault {
            let code = match fault {
                RowFault::UnclosedQuote => FaultCode::UnclosedQuote,
                RowFault::TextAfterQuote => FaultCode::TextAfterQuote,
                RowFault::CellTooLong => FaultCode::CellTooLong,
                RowFault::TooManyCells => FaultCode::TooManyCells,
            };
            self.tear();
            return self.faults.add(&row.cells[at], code, "");
        }
        if let Some(section) = Section::of(row) {
            return self.open(section, row);
        }
        match self.expect {
            Expect::Nothing => {}
            Expect::Start => {
                let first = &row.cells[0];
                self.faults
                    .add(first, FaultCode::TextBeforeSections, &first.text);
                self.expect = Expect::Nothing;
            }
            Expect::Header(section) => self.header(section, row),
            Expect::Rows(section, width) => {
                let extra = row
                    .cells
                    .iter()
                    .skip(width)
                    .find(|cell| !cell.text.is_empty());
                match (section, extra) {
                    (Section::Meta, _) => self.meta.read(row, &mut self.faults),
                    (_, Some(extra)) => {
                        self.tear();
                        self.faults.add(extra, FaultCode::RowTooLong, &extra.text);
                    }
                    (Section::Projects, None) => self.projects.read(row, &mut self.faults),
                    (Section::Votes, None) => {
                        let vote_type = self.meta.vote_type();
                        self.votes
                            .read(row, vote_type, &self.projects, &mut self.faults);
                    }
                }
            }
        }
    }

    fn open(&mut self, section: Section, row: &Row<'t>) {
        let title = &row.cells[0];
        self.close(title.line);
        let place = self.opened.len();
        self.expect = Expect::Nothing;
        if self.opened.contains(&section) {
            self.faults
                .add(title, FaultCode::RepeatedSection, section.title());
        } else if Section::ALL.get(place) != Some(&section) {
            self.faults
                .add(title, FaultCode::SectionOrder, section.title());
            self.tear();
        } else {
            self.opened.push(section);
            self.expect = Expect::Header(section);
        }
    }

    /// From here on, what is missing may only be hidden by a fault.
    fn tear(&mut self) {
        self.torn = true;
        self.projects.incomplete |= !self.opened.contains(&Section::Votes);
    }

    /// Ends the section at hand.
    fn close(&mut self, line: usize) {
        if let Expect::Header(section) = self.expect {
            self.tear();
            self.faults
                .add_at(line, FaultCode::MissingHeader, section.title());
        }
    }

    fn header(&mut self, section: Section, row: &Row<'t>) {
        let faults = &mut self.faults;
        let complete = match section {
            Section::Meta => {
                let is_header = row.cells[0].text.eq_ignore_ascii_case("key");
                if !is_header {
                    faults.add(&row.cells[0], FaultCode::MissingHeader, section.title());
                    self.meta.read(row, faults);
                }
                true
            }
            Section::Projects => self.projects.header(row, faults),
            Section::Votes => {
                let vote_type = self.meta.vote_type();
                self.votes.header(row, vote_type, &self.projects, faults)
            }
        };
        // Rows under a header without its columns would only repeat the fault.
        if !complete {
            self.tear();
        }
        self.expect = match complete {
            true => Expect::Rows(section, row.cells.len()),
            false => Expect::Nothing,
        };
    }

    fn finish(mut self, line: usize) -> Result<Election, Vec<Fault>> {
        self.close(line);
        if !self.torn {
            self.check_sections(line);
        }
        let asked = match self.opened.contains(&Section::Meta) {
            true => self.meta.budget_and_type(1, &mut self.faults),
            false => None,
        };
        let notices = self.faults.finish()?;
        let unfit = |code, detail: &str| vec![Fault::new(1, 1, code, detail)];
        let (budget, vote_type) =
            asked.ok_or_else(|| unfit(FaultCode::MissingMetaKey, "budget"))?;
        let instance = Instance::new(budget, self.projects.list)
            .map_err(|error| unfit(FaultCode::BadId, &error.to_string()))?;
        let ballots = self.votes.ballots;
        Ok(Election::new(
            self.meta.pairs,
            vote_type,
            instance,
            ballots,
            notices,
        ))
    }

    /// Reports sections that are missing and counts that the rows contradict.
    fn check_sections(&mut self, line: usize) {
        for section in Section::ALL {
            if !self.opened.contains(&section) {
                self.faults
                    .add_at(line, FaultCode::MissingSection, section.title());
            }
        }
        if self.opened.len() < Section::ALL.len() {
            return;
        }
        let counts = [
            ("num_projects", self.meta.num_projects, self.projects.rows),
            ("num_votes", self.meta.num_votes, self.votes.rows),
        ];
        for (key, declared, rows) in counts {
            if let Some((number, line)) = declared.filter(|(number, _)| *number != rows) {
                let detail = format!("{key} {number}, rows {rows}");
                self.faults.add_at(line, FaultCode::CountMismatch, &detail);
            }
        }
    }
}
