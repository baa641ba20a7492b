import { AppError, ERRORS, invalidInput, toWireError, type WireError } from "@banter/protocol";
import { TRPCError } from "@trpc/server";
import { z } from "zod";

/** The AppError as tRPC wants it thrown. */
export function toTrpcError(error: AppError): TRPCError {
  return new TRPCError({ code: ERRORS[error.code].trpc, message: error.message, cause: error });
}

/** What a client may see of a failed procedure call, over tRPC and REST alike. */
export function failureOf(error: TRPCError): WireError {
  return toWireError(appErrorOf(error));
}

function appErrorOf(error: TRPCError): unknown {
  const { cause } = error;
  if (cause instanceof AppError) return cause;
  if (error.code === "BAD_REQUEST" && cause instanceof z.core.$ZodError) return invalidInput(cause);
  switch (error.code) {
    case "NOT_FOUND":
      return new AppError("NOT_FOUND", "There is nothing at this address");
    case "METHOD_NOT_SUPPORTED":
      return new AppError("INVALID", "This address does not take this HTTP method");
    case "PARSE_ERROR":
      return new AppError("INVALID", "The request body is not valid JSON");
    case "BAD_REQUEST":
      return new AppError("INVALID", "The request cannot be understood");
    case "UNSUPPORTED_MEDIA_TYPE":
      return new AppError("INVALID", "Send the request body as application/json");
    case "PAYLOAD_TOO_LARGE":
      return new AppError("TOO_LARGE", "The request body is too large");
    default:
      return error;
  }
}
