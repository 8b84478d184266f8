# The departments of a district

settings-departments = Departments
settings-departments-text = The offices that review agendas and answer for them. With departments named, letters go to the one concerned.
settings-done-departments = The departments were saved.
departments-lead = The departments of the district and how their offices are reached. Please name no person and no mobile phone. Nothing new is sent to a department whose line you empty.
departments-new = New departments
departments-new-hint = One a line: name / English name / contact. For example: 공원녹지과 / Parks Division / 02-000-0000
departments-button = Save the departments
departments-roles = Name the officials of each department
department-none = No departments are named yet.
department-none-text = Please name the departments of the district first. Then they can be asked.
role-department = Department
role-department-hint = For a department official, choose the department. Without one, the official hears of all departments that have nobody.
role-fault-department = Only a department official serves in a department. Please choose one from the list.
fault-department-line = Please look at the line “{ $line }” again. The name is missing or stands there twice.
fault-department-taken = There is a department of that name already.
fault-departments-many = There can be up to { $max } departments.
refusal-department-owes = A department that still owes a review can't be closed. Please ask another one instead, or finish the review first.
field-office_lines = Department
