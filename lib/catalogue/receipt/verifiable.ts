/** How the tax authority checks each kind of invoice, and what its record calls the fields. */
import type { InvoiceKind, VerifiableInvoice } from '../types';

type Needs = InvoiceKind['needs'][number];

const kind = (name: string, needs: Needs, registered?: string): InvoiceKind => ({
	name,
	needs: [needs],
	registered,
});

export const vatInvoices: VerifiableInvoice = {
	amount: 'subtotal_amount',
	// prettier-ignore
	kinds: {
		special: kind('A special VAT invoice', 'subtotal_amount', 'vat_special'),
		normal: kind('A normal VAT invoice', 'check_code', 'vat_normal'),
		electronic: kind('An electronic normal VAT invoice', 'check_code', 'vat_normal_electronic'),
		special_electronic: kind('An electronic special VAT invoice', 'subtotal_amount', 'vat_special_electronic'),
		toll: kind('A toll VAT invoice', 'check_code', 'vat_normal_electronic_toll'),
		roll: kind('A VAT invoice on a roll', 'check_code', 'vat_normal_roll'),
	},
	names: { remark: 'remarks', drawer_name: 'issuer' },
};

export const vehicleInvoices: VerifiableInvoice = {
	kind: kind('A motor vehicle sales invoice', 'subtotal_amount'),
	amount: 'tax_exclusive_price',
	// prettier-ignore
	names: {
		tax_exclusive_price: 'subtotal_amount', total_chinese: 'total_in_words',
		licence_plate_number: 'vehicle_license_plate_number',
		registration_number: 'registration_certificate_number',
		dept_motor_vehicles: 'transfer_motor_vehicle_department_name',
		auction_org_name: 'auction_unit_name', auction_org_address: 'auction_unit_address',
		auction_org_id: 'auction_unit_tax_number', auction_org_bank_account: 'auction_unit_bank_and_account',
		auction_org_phone: 'auction_unit_phone',
		used_vehicle_market_id: 'used_vehicle_market_tax_number',
		used_vehicle_market_bank_account: 'used_vehicle_market_bank_and_account',
	},
	used: {
		fields: ['licence_plate_number', 'registration_number', 'used_vehicle_market_name'],
		kind: kind('A used-vehicle sales invoice', 'subtotal_amount'),
		amount: 'total',
		names: { buyer_id: 'buyer_organization_number', seller_id: 'seller_organization_number' },
	},
};

export const railwayTickets: VerifiableInvoice = {
	kind: kind('A railway e-ticket', 'subtotal_amount'),
	amount: 'ticket_price',
	number: 'invoice_number',
	// prettier-ignore
	names: {
		invoice_number: 'number', ticket_price: 'total', unified_social_credit_code: 'buyer_id',
		total_amount_excluding_tax: 'subtotal_amount', tax_amount: 'subtotal_tax',
	},
};
