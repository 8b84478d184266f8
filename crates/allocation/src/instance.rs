//! What is asked for: the budget and the projects.

use crate::Amount;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The most projects one instance may hold; sums of their costs then always fit.
pub const MAX_PROJECTS: usize = 10_000;

/// Something that may be funded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Unique within the instance; ties compare it as a string.
    pub id: String,
    /// The name people read; may be empty.
    pub name: String,
    /// What it takes from the budget when it is bought.
    pub cost: Amount,
}

impl Project {
    /// A project from its parts.
    pub fn new(id: impl Into<String>, name: impl Into<String>, cost: Amount) -> Self {
        Project {
            id: id.into(),
            name: name.into(),
            cost,
        }
    }
}

/// A budget and the projects that ask for it.
#[derive(Clone, Debug)]
pub struct Instance {
    budget: Amount,
    projects: Vec<Project>,
    by_id: HashMap<String, usize>,
}

impl PartialEq for Instance {
    fn eq(&self, other: &Self) -> bool {
        self.budget == other.budget && self.projects == other.projects
    }
}

impl Eq for Instance {}

/// Why an instance can't be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InstanceError {
    /// Two projects have the same id.
    #[error("two projects have the id {0:?}; give each its own")]
    DuplicateId(String),
    /// A project has an empty id.
    #[error("project number {0} has no id")]
    EmptyId(usize),
    /// More than [`MAX_PROJECTS`].
    #[error("{0} projects are more than the {MAX_PROJECTS} an instance may hold")]
    TooManyProjects(usize),
}

impl Instance {
    /// Puts a budget and its projects together; their order has no influence on any outcome.
    ///
    /// # Errors
    /// When an id is empty or given twice, or there are more than [`MAX_PROJECTS`].
    pub fn new(budget: Amount, projects: Vec<Project>) -> Result<Self, InstanceError> {
        if projects.len() > MAX_PROJECTS {
            return Err(InstanceError::TooManyProjects(projects.len()));
        }
        let mut by_id = HashMap::with_capacity(projects.len());
        for (index, project) in projects.iter().enumerate() {
            if project.id.is_empty() {
                return Err(InstanceError::EmptyId(index + 1));
            }
            if by_id.insert(project.id.clone(), index).is_some() {
                return Err(InstanceError::DuplicateId(project.id.clone()));
            }
        }
        Ok(Instance {
            budget,
            projects,
            by_id,
        })
    }

    /// The money there is.
    pub fn budget(&self) -> Amount {
        self.budget
    }

    /// The projects in the order they were given.
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// The project with this id.
    pub fn project(&self, id: &str) -> Option<&Project> {
        self.position(id).map(|index| &self.projects[index])
    }

    /// Where the project with this id stands in [`Instance::projects`].
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}
