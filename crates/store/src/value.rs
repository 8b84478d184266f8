//! Values on their way into a statement and out of a row: whole numbers, text, bytes, nothing.
//!
//! Both engines hold the same kinds of column: BIGINT, TEXT and, for photos and files of evidence alone, BYTEA. A moment is a number of
//! milliseconds since 1970 (UTC), a truth value is 0 or 1, a day is text such as
//! `2026-07-31`, a hash is lower-case hex.

use finance::Won;
use jiff::Timestamp;
use jiff::civil::Date;
use postgres::types::private::BytesMut;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use process::agenda::{AgendaState, ItemKind, Origin, SetBy};
use process::agreement::Party;
use process::body::{BodyKind, Standing};
use process::budget_change::ChangeState;
use process::category::Category;
use process::city::{DueKind, PendingKind};
use process::classification::ClassKind;
use process::commitment::Payee;
use process::completion::OwnerConsent;
use process::conflict::ConflictKind;
use process::convening::ReachedBy;
use process::criterion::{Measure, Side};
use process::district::DistrictKind;
use process::diversity::{Gender, Generation};
use process::document::{Class, DocumentKind, DocumentState, Licence, Retention, SignStep};
use process::duty::DutyKind;
use process::eligibility::Basis;
use process::evaluation::Verdict as EvaluationVerdict;
use process::evidence::{EvidenceFileKind, EvidenceKind};
use process::execution_entry::{EvidenceFor, Phase};
use process::expert_review::{ExpertState, Interest};
use process::hearing::Way;
use process::id::*;
use process::identity::Assurance;
use process::lineage::LineageAct;
use process::meeting::{Attendee, MeetingKind, MeetingMode, OnHoliday, Pattern, PutBy};
use process::merge::{Answer as MergeSays, Came as MergeCame, Outcome as MergeOutcome};
use process::moderation::{Step, SubjectKind};
use process::newcomer::TurnTask;
use process::opinion::{Gradient, Stance};
use process::outcome_report::JudgedBy;
use process::person::Channel;
use process::photo::PhotoSize;
use process::plan::FundingSource;
use process::project_owner::{OwnerAnswer, OwnerTask};
use process::proposal::ProposalState;
use process::proxy::Consent;
use process::recruitment::quota::Dimension;
use process::recruitment::seat::{SeatState, Verdict as SeatVerdict};
use process::recruitment::{CallKind, Method};
use process::report::{EditStep, Part};
use process::review::{CardState, Feasible, ReviewState, ReviewStep};
use process::role::Role;
use process::room::{BlockKind, Outcome, RoomState};
use process::selection::{LastWord, Verdict};
use process::similar::Likeness;
use process::stage::StageKind;
use process::statement::{Reveal, StatementOrigin};
use process::support_officer::{Presence, TalkParty, TalkPhase};

use crate::error::StoreError;

/// A parameter of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// NULL.
    Null,
    /// A BIGINT.
    Int(i64),
    /// A TEXT.
    Text(String),
    /// A BYTEA.
    Bytes(Vec<u8>),
}

/// Turns a list of things into the parameters `$1`, `$2` … of a statement.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::Value::from($value)),*] };
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(int) => ValueRef::Integer(*int),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(int) if *ty == Type::INT8 => int.to_sql(ty, out),
            Value::Text(text) if *ty == Type::TEXT => text.to_sql(ty, out),
            Value::Bytes(bytes) if *ty == Type::BYTEA => bytes.to_sql(ty, out),
            _ => Err(format!("a value of another kind can't be sent as {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// One cell of a row.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// NULL.
    Null,
    /// A number.
    Int(i64),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// A row of an answer, of either engine.
#[derive(Clone, Copy)]
pub enum Row<'a> {
    /// Of SQLite.
    Sqlite(&'a rusqlite::Row<'a>),
    /// Of PostgreSQL.
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// The value in column `index`, counted from 0.
    ///
    /// # Errors
    /// [`StoreError::Data`] when the cell holds something else.
    pub fn get<T: Column>(&self, index: usize) -> Result<T, StoreError> {
        T::from_cell(self.cell(index)?)
            .map_err(|fault| StoreError::Data(format!("column {index}: {fault}")))
    }

    fn cell(&self, index: usize) -> Result<Cell<'_>, StoreError> {
        match self {
            Row::Sqlite(row) => match row.get_ref(index)? {
                rusqlite::types::ValueRef::Null => Ok(Cell::Null),
                rusqlite::types::ValueRef::Integer(int) => Ok(Cell::Int(int)),
                rusqlite::types::ValueRef::Text(bytes) => std::str::from_utf8(bytes)
                    .map(Cell::Text)
                    .map_err(|_| StoreError::Data("text that is not UTF-8".into())),
                rusqlite::types::ValueRef::Blob(bytes) => Ok(Cell::Bytes(bytes)),
                _ => Err(StoreError::Data("neither number, text nor bytes".into())),
            },
            Row::Postgres(row) => {
                let column = row
                    .columns()
                    .get(index)
                    .ok_or_else(|| StoreError::Data(format!("no column {index}")))?;
                if *column.type_() == Type::INT8 {
                    let int: Option<i64> = row.try_get(index)?;
                    Ok(int.map_or(Cell::Null, Cell::Int))
                } else if *column.type_() == Type::INT4 {
                    let int: Option<i32> = row.try_get(index)?;
                    Ok(int.map_or(Cell::Null, |int| Cell::Int(int.into())))
                } else if *column.type_() == Type::BYTEA {
                    let bytes: Option<&[u8]> = row.try_get(index)?;
                    Ok(bytes.map_or(Cell::Null, Cell::Bytes))
                } else {
                    let text: Option<&str> = row.try_get(index)?;
                    Ok(text.map_or(Cell::Null, Cell::Text))
                }
            }
        }
    }
}

/// Something that can be read from a cell.
pub trait Column: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// What is wrong with the cell. The fault never quotes it, since it may be personal.
    fn from_cell(cell: Cell<'_>) -> Result<Self, String>;
}

impl Column for i64 {
    fn from_cell(cell: Cell<'_>) -> Result<i64, String> {
        match cell {
            Cell::Int(int) => Ok(int),
            _ => Err("not a number".into()),
        }
    }
}

impl Column for String {
    fn from_cell(cell: Cell<'_>) -> Result<String, String> {
        match cell {
            Cell::Text(text) => Ok(text.to_owned()),
            _ => Err("not a text".into()),
        }
    }
}

impl Column for Vec<u8> {
    fn from_cell(cell: Cell<'_>) -> Result<Vec<u8>, String> {
        match cell {
            Cell::Bytes(bytes) => Ok(bytes.to_vec()),
            _ => Err("not bytes".into()),
        }
    }
}

impl<T: Column> Column for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Result<Option<T>, String> {
        match cell {
            Cell::Null => Ok(None),
            cell => T::from_cell(cell).map(Some),
        }
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// Both ways for types that are a number or a text in a column.
macro_rules! columns {
    ($($type:ty as $base:ty: |$value:ident| $to:expr, |$read:ident| $from:expr;)+) => {$(
        impl From<$type> for Value {
            fn from($value: $type) -> Value {
                Value::from($to)
            }
        }

        impl Column for $type {
            fn from_cell(cell: Cell<'_>) -> Result<$type, String> {
                let $read = <$base>::from_cell(cell)?;
                $from
            }
        }
    )+};
}

macro_rules! ids {
    ($($type:ident),+) => {
        columns! { $($type as i64: |id| id.0, |int| Ok($type(int));)+ }
    };
}

macro_rules! names {
    ($($type:ident),+) => {
        columns! { $($type as String: |name| name.as_str(), |text| text.parse().map_err(|_| "not a known name".into());)+ }
    };
}

ids!(
    PersonId,
    ContactId,
    SessionId,
    GrantId,
    DistrictId,
    NeighborhoodId,
    BodyId,
    CycleId,
    ProposalId,
    CommentId,
    ModerationId,
    VoteId,
    VoteItemId,
    MembershipId,
    RecruitmentId,
    ApplicationId,
    SeatId,
    TurnOfTaskId,
    AgendaId,
    ClassificationId,
    HearingId,
    LineageId,
    DepartmentId,
    ReviewId,
    ReviewCardId,
    ConflictId,
    MergeId,
    ExpertReviewId,
    AnswerTemplateId,
    CommonAgreementId,
    InquiryId,
    OpinionId,
    StatementId,
    StatementVoteId,
    MeetingId,
    MeetingSeriesId,
    ConveningId,
    OfficerAssignmentId,
    OfficerAbsenceId,
    OfficerNoteId,
    OfficerThreadId,
    DecisionId,
    TaskId,
    RoomId,
    TableId,
    ParticipantId,
    CardId,
    ClusterId,
    TopicId,
    TurnId,
    SuggestionId,
    SelectionId,
    BudgetLineId,
    BudgetVersionId,
    AgreementId,
    BudgetChangeId,
    ProjectOwnerId,
    ExecutionEntryId,
    CompletionId,
    SpendingId,
    SupportFormulaId,
    SettlementId,
    CommitmentId,
    EvidenceId,
    CarryOverId,
    RefundId,
    DiversionReportId,
    EvidenceFileId,
    ProjectId,
    EvaluationSchemeId,
    EvaluationResultId,
    EvaluationObjectionId,
    ResidentsId,
    OutcomeReportId,
    DocumentId,
    PhotoId
);
names!(
    Payee,
    EvidenceKind,
    EvidenceFileKind,
    BodyKind,
    Standing,
    Category,
    Generation,
    Gender,
    Dimension,
    CallKind,
    Method,
    SeatState,
    TurnTask,
    SeatVerdict,
    AgendaState,
    ItemKind,
    Origin,
    SetBy,
    ClassKind,
    Way,
    LineageAct,
    MergeSays,
    MergeOutcome,
    MergeCame,
    Role,
    Channel,
    StageKind,
    DistrictKind,
    LastWord,
    Verdict,
    ChangeState,
    OwnerTask,
    OwnerAnswer,
    Phase,
    EvidenceFor,
    OwnerConsent,
    FundingSource,
    Party,
    MeetingKind,
    MeetingMode,
    Pattern,
    OnHoliday,
    PutBy,
    ReachedBy,
    Attendee,
    Presence,
    Measure,
    Side,
    TalkParty,
    TalkPhase,
    BlockKind,
    RoomState,
    Outcome,
    Part,
    EditStep,
    PhotoSize,
    ProposalState,
    Consent,
    SubjectKind,
    Likeness,
    Stance,
    StatementOrigin,
    Reveal,
    Gradient,
    DutyKind,
    ReviewState,
    ReviewStep,
    CardState,
    ConflictKind,
    ExpertState,
    EvaluationVerdict,
    JudgedBy,
    PendingKind,
    DueKind,
    Interest,
    Feasible,
    Step,
    Basis,
    Assurance,
    Class,
    DocumentKind,
    DocumentState,
    Licence,
    Retention,
    SignStep
);

columns! {
    bool as i64: |yes| i64::from(yes), |int| Ok(int != 0);
    Timestamp as i64:
        |moment| moment.as_millisecond(),
        |int| Timestamp::from_millisecond(int).map_err(|e| e.to_string());
    Date as String: |day| day.to_string(), |text| text.parse().map_err(|_| "not a day".into());
    Won as i64: |won| won.0, |int| Ok(Won(int));
}

impl From<i64> for Value {
    fn from(int: i64) -> Value {
        Value::Int(int)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Value {
        Value::Bytes(bytes)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Value {
        Value::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}
