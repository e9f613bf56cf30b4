use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An answer in the API's only content type.
pub(crate) fn json_text(status: StatusCode, body: impl Into<axum::body::Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let kind = HeaderValue::from_static("application/json; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

/// A value as an answer of 200.
pub(crate) fn ok(body: &Value) -> Response {
    json_text(StatusCode::OK, body.to_string())
}

/// A page that is not the API's.
pub(crate) fn html(status: StatusCode, body: impl IntoResponse) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response()
}

/// The envelope of a collection, its members in the documented order.
pub(crate) fn page(total: u64, offset: u64, data: &[Value]) -> Value {
    let paging = json!({ "total": total, "count": data.len(), "offset": offset });
    json!({ "meta": { "pagingInfo": paging }, "data": data })
}

/// One item of `errors`.
pub(crate) fn item(message: &str, kind: &str, code: u16) -> Value {
    json!({ "message": message, "type": kind, "code": code })
}

/// A failure in the API's own shape.
#[derive(Clone, Debug)]
pub(crate) struct ApiError {
    status: StatusCode,
    errors: Vec<Value>,
}

impl ApiError {
    pub(crate) fn new(status: u16, errors: Vec<Value>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, errors }
    }

    /// The client's fault.
    pub(crate) fn logical(status: u16, message: impl AsRef<str>) -> Self {
        Self::new(status, vec![item(message.as_ref(), "logical", status)])
    }

    /// Not signed in, or not allowed.
    pub(crate) fn security(status: u16, message: impl AsRef<str>) -> Self {
        Self::new(status, vec![item(message.as_ref(), "security", status)])
    }

    /// Names the parameter at fault.
    pub(crate) fn parameter(mut self, name: &str) -> Self {
        if let Some(Value::Object(error)) = self.errors.first_mut() {
            error.insert("parameterName".into(), name.into());
        }
        self
    }

    pub(crate) fn body(&self) -> Value {
        json!({ "errors": self.errors })
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        json_text(self.status, self.body().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_the_documented_order() {
        let text = page(2, 0, &[json!({ "jobUid": "a", "linkedJobUid": "b" })]).to_string();
        assert_eq!(
            text,
            r#"{"meta":{"pagingInfo":{"total":2,"count":1,"offset":0}},"data":[{"jobUid":"a","linkedJobUid":"b"}]}"#
        );
    }

    #[test]
    fn an_error_is_json_with_its_status() {
        let response = ApiError::logical(400, "no").parameter("limit").into_response();
        assert_eq!(response.status(), 400);
        assert_eq!(response.headers()[CONTENT_TYPE], "application/json; charset=utf-8");
        let error = ApiError::logical(400, "no").parameter("limit").body();
        assert_eq!(
            error.to_string(),
            r#"{"errors":[{"message":"no","type":"logical","code":400,"parameterName":"limit"}]}"#
        );
    }
}
